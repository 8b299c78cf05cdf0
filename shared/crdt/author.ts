/** Epoch milliseconds in meeting time. */
export type Millis = number

/** Whose hand makes a change. Clock and ids are passed in, so that every verb is a function of its arguments. */
export type Author = {
  name: string
  /** Their id on the roster, where they have one in this document. */
  person?: string
  now: () => Millis
  newId: () => string
}
