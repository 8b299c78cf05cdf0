import type * as Y from 'yjs'
import { z } from 'zod'
import { ADDITION, type Author, defineCollection, defineFields, LOCAL, type TextPath, type ValueOf } from '../../crdt'
import { promptOfSection, type TemplateParts } from '../template'
import { type ReportSection, sections } from './order'
import { type SectionTemplate, sectionTemplates, type TemplateId, templateById } from './templates'

/**
 * The sections that were chosen for the report: own ones, with their title and text, and one row for each template, whose
 * id follows from the template. If two people choose a template at once, one of their rows wins, and nothing is lost with
 * the other: the text is not in it.
 */
export const chosenSections = defineCollection({
  name: 'report.sections',
  fields: z.object({
    /** The section of every report that it follows; empty for where it usually stands, as is one that is not known. */
    place: z
      .enum(['', ...sections.map(({ id }) => id)])
      .default('')
      .catch(''),
    importKey: z.string().default(''),
  }),
  texts: ['title', 'text'],
})
export type ChosenRow = ValueOf<typeof chosenSections>[number]

/** The text of each template, a root type, so that two people who begin it at once write the same one. */
export const templateTexts = defineFields({
  name: 'report.templates',
  fields: z.object({}),
  texts: sectionTemplates.map(({ id }) => id),
})

// No text that people write looks like this, so that a public edition never takes one for a reference to a row.
const TEMPLATE_PREFIX = 'template:'

export const rowOfTemplate = (id: TemplateId): string => `${TEMPLATE_PREFIX}${id}`

/** The template of a row; undefined for an own section. */
export const templateOfRow = (id: string): SectionTemplate | undefined =>
  id.startsWith(TEMPLATE_PREFIX) ? templateById(id.slice(TEMPLATE_PREFIX.length)) : undefined

/** Where the text of a chosen section is, by the id of its row. */
export const refOfSection = (id: string): TextPath => {
  const template = templateOfRow(id)
  return template
    ? { section: templateTexts.name, id: '', field: template.id }
    : { section: chosenSections.name, id, field: 'text' }
}

/** A chosen section as it is shown. */
export type ChosenSection = {
  id: string
  /** Missing for an own section. */
  template?: SectionTemplate
  title: string
  text: string
  prompt: string
  place: ReportSection
  /** Where its text is. */
  ref: TextPath
}

const OWN_PLACE = 'analysis' satisfies ReportSection

/** Stands in a report for the title of a section without one. */
export const UNTITLED_SECTION = 'Untitled section'

/** The template with exactly this title. */
export const templateWithTitle = (title: string): SectionTemplate | undefined =>
  sectionTemplates.find((one) => one.title === title)

/** The section of every report that one with this title follows unless it was moved. */
export const usualPlace = (title: string): ReportSection => templateWithTitle(title)?.place ?? OWN_PLACE
const OWN_PROMPT = 'What readers should know.'

/** A chosen section's title; own ones may have none yet. */
export const titleOfSection = ({ id, title }: Pick<ChosenRow, 'id' | 'title'>): string =>
  templateOfRow(id)?.title ?? title

type Stored = {
  chosenSections: readonly ChosenRow[]
  templateTexts: ValueOf<typeof templateTexts>
  /** What the document’s template asks for in them. */
  templateParts: TemplateParts
}

/** The chosen sections, in the order in which people have put them. */
export const listChosen = ({ chosenSections: rows, templateTexts: texts, templateParts }: Stored): ChosenSection[] =>
  rows.map((row) => {
    const template = templateOfRow(row.id)
    return {
      id: row.id,
      ...(template && { template }),
      title: template?.title ?? row.title,
      text: template ? texts[template.id] : row.text,
      prompt: promptOfSection(templateParts, { template, title: row.title }) ?? template?.prompt ?? OWN_PROMPT,
      place: row.place || (template?.place ?? OWN_PLACE),
      ref: refOfSection(row.id),
    }
  })

/** The live text of a chosen section. */
export const textOfSection = (doc: Y.Doc, { id, template }: ChosenSection): Y.Text | undefined =>
  template ? templateTexts.text(doc, template.id) : chosenSections.text(doc, id, 'text')

/** Chooses a template, in the order of the report; one in the trash comes back with its text. Does nothing if it is there. */
export const chooseTemplate = (doc: Y.Doc, author: Author, id: TemplateId): void => {
  const row = rowOfTemplate(id)
  doc.transact(() => {
    if (doc.getMap(chosenSections.name).has(row)) return chosenSections.restore(doc, row)
    const earlier = sectionTemplates.slice(
      0,
      sectionTemplates.findIndex((one) => one.id === id),
    )
    const before = chosenSections
      .read(doc)
      .value.findLast((one) => earlier.some(({ id: known }) => rowOfTemplate(known) === one.id))
    chosenSections.add(doc, author, {}, { id: row, after: before?.id ?? null })
  }, ADDITION)
}

/** Adds an own section; returns its id. */
export const addOwnSection = (
  doc: Y.Doc,
  author: Author,
  values: { title: string; text?: string; place?: ReportSection; importKey?: string },
): string => chosenSections.add(doc, author, values)

/** A line of the report's outline: a section that every report has, or a chosen one below it. */
export type OutlineItem = { id: string; place: ReportSection; title: string; chosen?: ChosenSection }

/** The whole report in outline. Ids of sections that every report has cannot be those of rows. */
export const createOutline = (chosen: readonly ChosenSection[]): OutlineItem[] =>
  sections.flatMap(({ id, title }): OutlineItem[] => [
    { id: `part:${id}`, place: id, title },
    ...chosen
      .filter(({ place }) => place === id)
      .map((one) => ({ id: one.id, place: id, title: one.title, chosen: one })),
  ])

/**
 * Moves a chosen section after another line of the outline (`null`: as far up as it can stand). Returns the line that is
 * above it now.
 */
export const moveInOutline = (
  doc: Y.Doc,
  outline: readonly OutlineItem[],
  id: string,
  after: string | null,
): OutlineItem | undefined => {
  const others = outline.filter((one) => one.id !== id)
  const target = others.find((one) => one.id === after) ?? others[0]
  if (!target) return undefined
  // Rows of other places may stand between two of the same place; only the order within a place is seen.
  const rows = chosenSections.read(doc).value.filter((row) => row.id !== id)
  const next = others[others.indexOf(target) + 1]?.chosen
  const nextAt = rows.findIndex((row) => row.id === next?.id)
  const before = target.chosen ?? (nextAt < 0 ? rows.at(-1) : rows[nextAt - 1])
  doc.transact(() => {
    chosenSections.change(doc, id, { place: target.place })
    chosenSections.move(doc, id, before?.id ?? null)
  }, LOCAL)
  return target
}

/** Moves a chosen section one line up (−1) or down (1) in the same way; past the first or last line it stays. */
export const stepInOutline = (
  doc: Y.Doc,
  outline: readonly OutlineItem[],
  id: string,
  by: -1 | 1,
): OutlineItem | undefined => {
  const at = outline.findIndex((one) => one.id === id)
  const after = outline[by === 1 ? at + 1 : at - 2]
  return at >= 0 && after ? moveInOutline(doc, outline, id, after.id) : undefined
}
