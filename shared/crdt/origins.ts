// The origins of this page's own transactions, by which Undo decides what to undo.

/** A change that Undo reverts the way Yjs does. */
export const LOCAL = 'local'

/** A new row. Undo sets `removedAt` instead of deleting it, because others may have typed into it since. */
export const ADDITION = 'addition'

/** Setting or clearing `removedAt` while an addition is undone or redone; not a separate step. */
export const RETRACTION = 'retraction'

/** Control of the meeting, which Undo does not touch: it would move the whole room. */
export const MEETING_CONTROL = 'meeting-control'

/** Keeping, renaming and removing versions, which Undo does not touch: it would lose what a version is kept for. */
export const VERSIONING = 'versioning'
