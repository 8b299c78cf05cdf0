/** Origin of a change made by this person's hand that Yjs can take back: it is on the undo stack. */
export const LOCAL = 'local'

/** Origin of a new row. Undoing it must not delete what others typed into it, so it is taken back by setting `removedAt`. */
export const ADDITION = 'addition'
