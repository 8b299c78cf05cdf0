import { situationIds } from '../../../shared/libs/blameless'
import { clockLabels, situationReasons } from '../../../shared/meeting/cards/labels'
import { foldText } from '../../../shared/meeting/fold-text'
import {
  type CardTrigger,
  clockTriggers,
  MAX_LINE_CHARS,
  MAX_LINES,
  MAX_SITUATION_CHARS,
  type PromptCard,
  promptCardSchema,
} from '../../../shared/protocol/prompt-cards'
import { stages } from '../../../shared/stages'

/** A card while it is being edited: its lines are one text, a line each. */
export type CardDraft = Omit<PromptCard, 'lines'> & { lines: string }

export const emptyDraft: CardDraft = { id: '', group: 'voices', situation: '', lines: '', why: '', weight: 3 }

export const toDraft = (card: PromptCard): CardDraft => ({ ...card, lines: card.lines.join('\n') })

/** An id from a title: `Support is here` becomes `support-is-here`, with a number if another card has that. */
const createId = (title: string, taken: ReadonlySet<string>): string => {
  const words = foldText(title).match(/[a-z0-9]+/g) ?? ['card']
  const id = words.join('-').slice(0, 50).replace(/-$/, '')
  for (let n = 1; ; n += 1) {
    const tried = n === 1 ? id : `${id}-${n}`
    if (!taken.has(tried)) return tried
  }
}

/** What to do about a field that is too long. */
const shorten: Partial<Record<PropertyKey, string>> = {
  situation: `Shorten the situation to ${MAX_SITUATION_CHARS} characters.`,
  lines: `Use at most ${MAX_LINES} wordings, with at most ${MAX_LINE_CHARS} characters each.`,
  why: `Shorten why it helps to ${MAX_LINE_CHARS} characters.`,
}

/** The card that a draft results in, or what it still needs. */
export const toCard = (draft: CardDraft, taken: ReadonlySet<string>): PromptCard | { need: string } => {
  const lines = draft.lines
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  if (draft.situation.trim() === '') return { need: 'Give the situation a name.' }
  if (lines.length === 0) return { need: 'Write what to say.' }
  const { id, source: _source, ...others } = draft
  const card = { ...others, id: id || createId(draft.situation, taken), lines }
  const parsed = promptCardSchema.safeParse(card)
  if (parsed.success) return parsed.data
  const needs = new Set(parsed.error.issues.map(({ path: [field = ''] }) => shorten[field] ?? 'Check what you typed.'))
  return { need: [...needs].join(' ') }
}

/** The triggers that a card can have; problems are those of its stages. */
export const triggerOptions = (chosen: readonly string[] = []): { trigger: CardTrigger; label: string }[] => [
  ...situationIds.map((situation) => ({ trigger: { situation }, label: situationReasons[situation] })),
  ...clockTriggers.map((clock) => ({ trigger: { clock }, label: clockLabels[clock] })),
  ...stages
    .filter(({ id }) => chosen.length === 0 || chosen.includes(id))
    .flatMap(({ title, problemLabels }) =>
      Object.entries(problemLabels).map(([problem, label]) => ({ trigger: { problem }, label: `${title}: ${label}` })),
    ),
]
