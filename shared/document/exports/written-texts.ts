import type { DocumentSections } from '../../crdt'
import { stages } from '../../stages'
import { meetingSections, type Snapshot } from '..'

/** Where a text stands: the key of its section, the title of what that belongs to, and its field. */
export type TextPlace = { section: string; title: string; field: string }

/** A text that people wrote. */
export type WrittenText = TextPlace & { text: string }

/** Fields whose values are ids or chosen from a list. */
const fixedFields = new Set([
  'id',
  'ids',
  'order',
  'sameAs',
  'facilitatorId',
  'kind',
  'status',
  'phase',
  'role',
  'because',
  'priority',
  'effort',
  'mark',
  'affected',
  'stage',
  'bone',
  'section',
  'field',
  'entryZone',
  'place',
])

/** Text of a record that is only compared, and would tell what was written there. */
const keyOfSource = 'importKey'

const titles: Readonly<Record<string, string>> = {
  record: 'Incident',
  roster: 'People',
  parking: 'Parking lot',
  notes: 'Notes',
  questions: 'Silent rounds and polls',
  questionResults: 'Silent rounds and polls',
  chosenSections: 'Report sections',
  templateTexts: 'Report sections',
}

const isInstant = (text: string): boolean => /^\d{4}-\d\d-\d\d(?:T[\d:.]{5,12}Z)?$/.test(text)

/** The name of a field, unlike a key that people or programs have made. */
const isFieldName = (key: string): boolean => /^[a-z][A-Za-z]*$/.test(key)

type Edit = (text: string, place: TextPlace) => string

type Context = TextPlace & {
  edit: Edit
  ids: ReadonlySet<string>
  /** Every key is a person, in whatever form. */
  areKeysPeople: boolean
  /** An id in this section may be a name. */
  areIdsTexts: boolean
}

const isReference = (text: string, ids: ReadonlySet<string>): boolean =>
  ids.has(text) || text.split('/').some((part) => ids.has(part))

const editText = (text: string, context: Context): string => {
  const { edit, ids, areIdsTexts, section, title, field } = context
  if (field === keyOfSource) return ''
  if (fixedFields.has(field) && !(areIdsTexts && field === 'id')) return text
  return isInstant(text) || isReference(text, ids) ? text : edit(text, { section, title, field })
}

const mapValue = (value: unknown, context: Context): unknown => {
  if (typeof value === 'string') return editText(value, context)
  if (Array.isArray(value)) return value.map((one) => mapValue(one, context))
  if (typeof value !== 'object' || value === null) return value
  const inside = { ...context, areKeysPeople: false }
  const entries = Object.entries(withoutSplitAmount(value, context)).map(([key, one]): [string, unknown] => {
    const isText = context.areKeysPeople || !isFieldName(key)
    return [isText ? editText(key, { ...context, field: '' }) : key, mapValue(one, { ...inside, field: key })]
  })
  // Without a prototype, a name such as `constructor` is a key like any other.
  return Object.setPrototypeOf(Object.fromEntries(entries), Object.getPrototypeOf(value))
}

/** A number and its unit are one text, such as an amount of money. If it changes, all of it stands in `amount`. */
const withoutSplitAmount = (row: object, context: Context): object => {
  if (!('amount' in row) || !('unit' in row)) return row
  const { amount, unit } = row
  if (typeof amount !== 'string' || typeof unit !== 'string') return row
  const whole = `${amount} ${unit}`.trim()
  const edited = editText(whole, { ...context, field: 'amount' })
  return edited === whole ? row : { ...row, amount: edited, unit: '' }
}

const personSections = new Set(
  [meetingSections as DocumentSections, ...stages.map(({ sections }) => sections as DocumentSections)].flatMap(
    (sections) => Object.keys(sections).filter((key) => sections[key]?.personKey),
  ),
)

/**
 * A copy of a document, as a snapshot or as readable content, in which `edit` has changed every text that people wrote:
 * also names that are keys, but no ids, dates and chosen values. Fields of other versions are texts, too.
 */
export const mapDocument = (
  document: Readonly<Record<string, unknown>>,
  ids: ReadonlySet<string>,
  edit: Edit,
): Record<string, unknown> => {
  const mapSection = (section: string, value: unknown, title: string): unknown =>
    mapValue(value, {
      section,
      title,
      field: section,
      edit,
      ids,
      areKeysPeople: personSections.has(section),
      areIdsTexts: section === 'invalid',
    })
  const mapStages = (value: unknown): unknown =>
    typeof value !== 'object' || value === null
      ? mapSection('stages', value, '')
      : mapRecord(value, (id, sections) => {
          const title = stages.find((stage) => stage.id === id)?.title ?? ''
          return typeof sections !== 'object' || sections === null || Array.isArray(sections)
            ? mapSection(id, sections, title)
            : mapRecord(sections, (key, section) => mapSection(key, section, title))
        })
  return mapRecord(document, (key, value) =>
    key === 'stages' ? mapStages(value) : mapSection(key, value, titles[key] ?? ''),
  )
}

const mapRecord = (record: object, map: (key: string, value: unknown) => unknown): Record<string, unknown> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(key, value)]))

/** The ids of all records, by which they refer to each other. */
export const collectIds = ({ invalid: _unread, ...snapshot }: Snapshot): ReadonlySet<string> => {
  const ids = new Set<string>()
  const collect = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(collect)
    else if (typeof value === 'object' && value !== null)
      for (const [key, one] of Object.entries(value)) {
        if (key === 'id' && typeof one === 'string') ids.add(one)
        else if (key === 'ids' && Array.isArray(one)) for (const id of one) ids.add(String(id))
        else collect(one)
      }
  }
  collect(snapshot)
  ids.delete('')
  return ids
}
