import type * as Y from 'yjs'
import { ADDITION, type Author, LOCAL } from '../../crdt'
import { agendaEntries, moveOnAgenda, stageOfAgendaId } from '../../meeting/agenda'
import { record } from '../../meeting/incident'
import {
  addOwnSection,
  chooseTemplate,
  chosenSections,
  type ReportSection,
  sections,
  type TemplateId,
  templateById,
} from '../../meeting/report'
import { rules } from '../../meeting/rules'
import {
  declinedKey,
  ownSectionImportKey,
  templateNote,
  templateParts,
  withTemplateRules,
} from '../../meeting/template'
import { type PolicyRules, type ReviewWay, reviewWays } from '../../protocol/policies'
import { type OwnSection, ownSectionSchema, type PostmortemTemplate } from '../../protocol/templates'
import { stageById } from '../../stages'
import { getAgenda } from '../agenda'
import { snapshot } from '../snapshot'
import { listParts, type TemplatePart } from './parts'

const isPlace = (place: string | undefined): place is ReportSection => sections.some(({ id }) => id === place)

const addSection = (doc: Y.Doc, author: Author, { title, place }: OwnSection): void => {
  const importKey = ownSectionImportKey(title)
  if (chosenSections.read(doc).value.some((row) => row.importKey === importKey)) return
  const removed = chosenSections.listTrash(doc).find((row) => row.importKey === importKey)
  if (removed) chosenSections.restore(doc, removed.id)
  else addOwnSection(doc, author, { title, importKey, ...(isPlace(place) && { place }) })
}

/** Puts a stage on the agenda right after the one that the template has before it. */
const addStage = (doc: Y.Doc, { id, value }: TemplatePart, before: string | null): void => {
  if (typeof value !== 'number') return
  const agenda = getAgenda(snapshot(doc))
  const item = agenda.find((one) => one.id === id)
  agendaEntries.set(doc, id, { minutes: value, isOn: true, position: item?.position ?? agenda.length })
  if (item?.isOn) return
  const next = getAgenda(snapshot(doc))
  if (before === null || next.some((one) => one.id === before)) moveOnAgenda(doc, next, id, before)
}

const takeSection = (doc: Y.Doc, author: Author, { kind, id, value }: TemplatePart): void => {
  if (kind === 'section' && templateById(id)) chooseTemplate(doc, author, id as TemplateId)
  const own = kind === 'own-section' ? ownSectionSchema.safeParse(value).data : undefined
  if (own) addSection(doc, author, own)
}

const takeChoice = (doc: Y.Doc, part: TemplatePart, stageBefore: string | null): void => {
  const { kind, id, value } = part
  if (kind === 'review' && reviewWays.includes(value as ReviewWay)) record.change(doc, { review: value as ReviewWay })
  if (kind === 'stage' && stageById(stageOfAgendaId(id))) addStage(doc, part, stageBefore)
}

/** Makes what these parts decide the rules of the document; what people have decided otherwise stays. */
const takeRules = (doc: Y.Doc, taken: readonly TemplatePart[]): void => {
  const { severityScale, deadlines, requiredFields } = rules.read(doc).value
  // Safe cast: what a later version has stored is only passed on.
  const stored = { ...(severityScale.length > 0 && { severityScale }), deadlines, requiredFields } as PolicyRules
  const next = withTemplateRules(stored, Object.fromEntries(taken.map(({ key, value }) => [key, value])))
  rules.change(doc, {
    ...(next.severityScale && { severityScale: next.severityScale }),
    ...(next.deadlines && { deadlines: next.deadlines as Record<string, number> }),
    ...(next.requiredFields && { requiredFields: next.requiredFields }),
  })
}

const ruleKinds: readonly string[] = ['scale', 'deadline', 'action-field', 'postmortem-field']

/** Which parts of a template a document takes. */
export type TakenParts = {
  taken: readonly TemplatePart[]
  /** What somebody did not want: it is not offered again. */
  declined?: readonly TemplatePart[]
  /** What the document has anyway. */
  known?: readonly TemplatePart[]
}

/**
 * Takes parts of a template into a document: it adds, and sets what nobody has changed; nothing is removed. Undo takes it
 * for two steps unless they are made one: what others type into an added section survives Undo.
 */
export const takeParts = (
  doc: Y.Doc,
  author: Author,
  template: PostmortemTemplate,
  { taken, declined = [], known = [] }: TakenParts,
): void => {
  const stages = listParts(template).filter(({ kind }) => kind === 'stage')
  const decided = taken.filter(({ kind }) => ruleKinds.includes(kind))
  doc.transact(() => {
    for (const part of taken) takeSection(doc, author, part)
  }, ADDITION)
  doc.transact(() => {
    for (const { key, value } of [...known, ...taken]) templateParts.set(doc, key, value)
    for (const { key, value } of declined) templateParts.set(doc, declinedKey(key), value)
    for (const part of taken) {
      const at = stages.findIndex(({ key }) => key === part.key)
      takeChoice(doc, part, stages[at - 1]?.id ?? null)
    }
    if (decided.length > 0) takeRules(doc, decided)
    const { id, version, name } = template
    templateNote.change(doc, { id, version, name })
  }, LOCAL)
}
