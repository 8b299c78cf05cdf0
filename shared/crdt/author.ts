import type { Instant } from './instant'

/** Who makes a change. The clock and new ids are passed in, so that every change is a pure function of its arguments. */
export type Author = {
  name: string
  /** Their id on this document's roster, if they have one. */
  person?: string
  now: () => Instant
  newId: () => string
}
