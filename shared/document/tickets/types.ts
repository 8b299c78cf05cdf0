import type { Commitment } from '../../meeting/commitments'

/** An action, as trackers and calendars are told of it. */
export type TicketAction = Pick<
  Commitment,
  'id' | 'text' | 'owner' | 'due' | 'priority' | 'status' | 'ticket' | 'criterion' | 'kind' | 'droppedBecause'
>

/** An action of one of several documents. */
export type TicketRow = {
  document: { id: string; title: string; severity: string; services: readonly string[] }
  action: TicketAction
}

/** A file that a tracker, a calendar or an editor takes actions from. */
export type TicketFormat = {
  /** For the command line: `debrief export --format <id>`. */
  id: string
  label: string
  /** Which actions it contains and what it is for, in one sentence. */
  description: string
  /** What the file is called after the postmortem's title. */
  part: string
  /** With its dot. */
  extension: string
  mediaType: string
  /** Whether an action is in the file. */
  has: (action: TicketAction) => boolean
  /** Why a file would be empty, in one sentence. */
  nothing: string
  /** The file. All rows are ones that it has. `now`: when it is written, in milliseconds since 1970. */
  write: (rows: readonly TicketRow[], now: number) => string
}
