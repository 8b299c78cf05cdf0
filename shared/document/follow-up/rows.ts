import { addDays, daysBetween } from '../../meeting/business-days'
import { type Commitment, isFinished, isPastDue } from '../../meeting/commitments'
import { foldText } from '../../meeting/fold-text'
import type { FollowUpDocument, FollowUpIncident } from '../../protocol/follow-up'
import { WEEK_DAYS } from './days'
import { perDocument } from './per-document'

/** When something is due, as it is grouped. */
export const dueGroups = ['overdue', 'this-week', 'later', 'undated'] as const
export type DueGroup = (typeof dueGroups)[number]

export const dueGroupLabels: Record<DueGroup, string> = {
  overdue: 'Overdue',
  'this-week': 'This week',
  later: 'Later',
  undated: 'No date',
}

/** An action of one of many documents. */
export type FollowUpRow = {
  /** Identifies it among all documents. */
  key: string
  document: FollowUpIncident
  action: Commitment
  due: DueGroup
  /** Calendar days since it was due; 0 unless it is overdue. */
  daysOverdue: number
  /** Rows are in order of this text: undated last, then the earliest; the more urgent first where that leaves it open. */
  order: string
}

export const rowKey = (documentId: string, actionId: string): string => `${documentId} ${actionId}`

/** The group of an action by its date alone. `weekEnd`: the last day that counts as this week. */
const dueGroupOf = ({ due }: Pick<Commitment, 'due'>, today: string, weekEnd: string): DueGroup => {
  if (due === '') return 'undated'
  if (due < today) return 'overdue'
  return due <= weekEnd ? 'this-week' : 'later'
}

const priorityOrder: Record<Commitment['priority'], number> = { high: 0, medium: 1, low: 2 }

/** Comes after every date. */
const UNDATED = '~'

/** The actions of a document as rows. `today` is an ISO date where the person is. */
export const rowsOf = perDocument(({ actions, ...document }, today): FollowUpRow[] => {
  const weekEnd = addDays(today, WEEK_DAYS)
  return actions.map((action) => {
    const key = rowKey(document.id, action.id)
    return {
      key,
      document,
      action,
      due: dueGroupOf(action, today, weekEnd),
      daysOverdue: isPastDue(action, today) ? daysBetween(action.due, today) : 0,
      order: `${action.due || UNDATED} ${priorityOrder[action.priority]} ${key}`,
    }
  })
})

const compareRows = (a: FollowUpRow, b: FollowUpRow): number => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0)

/**
 * The actions that are not finished, the earliest date first and undated ones last; finished ones only if they are in
 * `kept`, at the place where they were.
 */
export const listRows = (
  documents: readonly FollowUpDocument[],
  today: string,
  kept: ReadonlySet<string> = new Set(),
): FollowUpRow[] =>
  documents
    .flatMap((document) => rowsOf(document, today).filter(({ key, action }) => !isFinished(action) || kept.has(key)))
    .sort(compareRows)

const searchTexts = new WeakMap<FollowUpRow, string>()

/** Everything of a row that a search finds. */
const searchText = (row: FollowUpRow): string => {
  const { action, document } = row
  const texts = [action.text, action.owner, action.ticket, document.title, document.severity, ...document.services]
  const text = searchTexts.get(row) ?? foldText(texts.join('\n'))
  searchTexts.set(row, text)
  return text
}

/** The rows that contain every word of a query, whatever its case and accents. */
export const searchRows = (rows: readonly FollowUpRow[], query: string): FollowUpRow[] => {
  const words = foldText(query).split(/\s+/).filter(Boolean)
  if (words.length === 0) return [...rows]
  return rows.filter((row) => {
    const text = searchText(row)
    return words.every((word) => text.includes(word))
  })
}
