import { type ActionColumn, type ActionState, documentWords, fold, patternsOf } from '../../languages'
import type { ImportedAction } from '../types'
import { unwrapLines } from './points'

/** What is said of an action besides its text. */
export type ActionFields = Partial<Omit<ImportedAction, 'text'>>

type Field = keyof ActionFields

/** The names of fields, as labels and as titles of columns, in the order in which they are looked for. */
const fieldPatterns = patternsOf(
  documentWords,
  ['unused', 'criterion', 'priority', 'effort', 'status', 'ticket', 'due', 'owner'] as const satisfies ActionColumn[],
  ({ actions }, field) => actions.columns[field],
)

const plain = (text: string): string =>
  fold(text)
    .replace(/[*_`]/g, '')
    .replace(/^\s*[-–•]\s*/, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()

/** The field that a label or the title of a column names; `unused` for one that no action has. */
export const fieldOfName = (name: string): Field | 'unused' | undefined => {
  const title = plain(name).replace(/:$/, '')
  return fieldPatterns.find(({ pattern }) => pattern.test(title))?.key
}

const statusPatterns = patternsOf(
  documentWords,
  ['dropped', 'in progress', 'open', 'done'] as const satisfies ActionState[],
  ({ actions }, status) => actions.states[status],
)

const statusSigns: [ActionState, RegExp][] = [
  ['done', /^(?:✅|✔|☑|🟢|✓|☒|:(?:white|heavy)_check_mark:)/u],
  ['in progress', /^(?:🚧|🔄|🟡|:construction:)/u],
  ['open', /^(?:⬜|🔴|☐|❌|⏳)/u],
]

/** The status that words or a sign state. */
export const readStatus = (words: string): ActionState | undefined => {
  const text = plain(words).replace(/^[[(]/, '')
  return (
    statusPatterns.find(({ pattern }) => pattern.test(text))?.key ??
    statusSigns.find(([, sign]) => sign.test(text))?.[0]
  )
}

const readLevel = <T extends string>(words: string, levels: readonly T[]): T | undefined =>
  levels.find((level) => plain(words).startsWith(level))

/** A link by its text if that is the id of a ticket, any other text as it is. */
const readTicket = (words: string): string => {
  const link = /\[([^\]]+)\]\(([^)\s]*)/.exec(words)
  if (!link) return unwrapLines(words)
  return /\d/.test(link[1] ?? '') ? (link[1] ?? '') : (link[2] ?? '')
}

/** The value of a field as it is kept; nothing for an empty one. */
export const readField = (field: Field | 'unused', words: string): ActionFields => {
  const value = unwrapLines(words)
  if (/^(?:|-|–|—|n\/?a|tbd|none|\?+|\.{2,})$/i.test(value)) return {}
  switch (field) {
    case 'unused':
      return {}
    case 'status': {
      const status = readStatus(value)
      return status ? { status } : {}
    }
    case 'priority': {
      const priority = readLevel(value, ['high', 'medium', 'low'])
      return priority ? { priority } : {}
    }
    case 'effort': {
      const effort = readLevel(value, ['small', 'medium', 'large'])
      return effort ? { effort } : {}
    }
    case 'ticket': {
      // A ticket with its status, as in the template of the SRE book: `Bug 123 **TODO**`.
      const state = /(?:(?<!\*)\*+)?\b(DONE|TODO|WIP|IN PROGRESS)\b\**$/.exec(value)
      if (state) return { ...readField('ticket', value.slice(0, state.index)), ...readField('status', state[1] ?? '') }
      return { ticket: readTicket(words.trim()) }
    }
    case 'due':
      return { due: value.replace(/(?<!\s)\s*\(overdue\)$/, '') }
    case 'criterion':
      return { criterion: words.trim() }
    case 'owner':
      return { owner: value }
  }
}

const fieldLine = /^\s*(?:[-*+] )?(\*\*|__|\*|_|)([\p{L}][\p{L} /-]{1,28}?)(?::[ \t]*\1|\1[ \t]*:)[ \t]*([\s\S]*)$/u

/** The field that a line states (`*Owner:* Ana`); undefined for any other line. */
const readFieldLine = (line: string): ActionFields | undefined => {
  const match = fieldLine.exec(line)
  const field = match ? fieldOfName(match[2] ?? '') : undefined
  return field && match ? readField(field, match[3] ?? '') : undefined
}

/** Divides a text into its words and the fields that lines of it state. */
export const splitFields = (text: string): { words: string; fields: ActionFields } => {
  const words: string[] = []
  let fields: ActionFields = {}
  for (const line of text.split('\n')) {
    const found = words.length > 0 ? readFieldLine(line) : undefined
    if (found) fields = { ...fields, ...found }
    else words.push(line)
  }
  return { words: words.join('\n').trim(), fields }
}
