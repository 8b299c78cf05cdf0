import { datesInFileName } from '../file-name'
import { readFileFacts } from '../json/file-facts'
import { findLists, type RecordList } from '../json/lists'
import { readMilestones } from '../json/milestones'
import { type Mapping, mapFields } from '../json/roles'
import { listFields, toRow } from '../json/rows'
import { addJsonSections } from '../json/sections'
import { type JsonObject, listObjects, textField } from '../json-fields'
import { MAX_SKIPPED_LENGTH } from '../limits'
import { isBrokenJson } from '../parse-json'
import { unreadableJson, warnAboutRecord } from '../record-format'
import { endsStep } from '../run-steps'
import { type Draft, emptyDraft, type Format, ImportError, type Input } from '../types'

/** Below this a list is not about events. */
const MIN_CONFIDENCE = 0.02
/** From this on a list is mentioned if another one was read. */
const MIN_MENTIONED_CONFIDENCE = 0.2

/** What lists are called that hold what happened to the records around them. */
const eventList =
  /(?:^|\.)(?:(?:[a-z]{1,30}[_-])?(?:events?|updates?|entries|items|notes|comments|changes|deployments|deploys|actions|alerts|logs)|timeline|history|messages|activit(?:y|ies)|journals?)$/i
/** What the names of lists end with in GraphQL and REST: `history.nodes`. */
const wrapping = /(?:\.(?:nodes|edges|node|data|results|values|items))+$/
/** From this on a list of such a name is read beside another one. */
const MIN_EVENT_CONFIDENCE = 0.1

type Candidate = RecordList & { mapping: Mapping; confidence: number }
type Choice = { chosen: Candidate; beside: Candidate[]; others: Candidate[] }

/** When something is due is not when it happened. */
const isToDo = ({ mapping: { roles } }: Candidate): boolean => /(?:^|[._])(?:due|deadline)/i.test(roles.time ?? '')

/** Whether a file is a log with an object a line. */
const isLineByLine = ({ text, json }: Input): boolean =>
  Array.isArray(json) && /^[^\w[#"'-]{0,9}(?:data: ?)?\{/.test(text)

const choices = new WeakMap<Input, Choice | undefined>()

/** The list with the most records that look like events, those that hold events by their name, and the others that do. */
const chooseList = (input: Input): Choice | undefined => {
  if (choices.has(input)) return choices.get(input)
  const ofLines = isLineByLine(input)
  const candidates = findLists(input.json)
    .map((list): Candidate => {
      const mapping = mapFields(list.records, input.options.columns)
      // A line of a log is an event even if it has numbers only.
      const hasTime = mapping.roles.time !== undefined && mapping.roles.text.length === 0
      return { ...list, mapping, confidence: ofLines && hasTime && list.path === '' ? 0.1 : mapping.confidence }
    })
    .filter((list) => list.confidence >= MIN_CONFIDENCE && !isToDo(list))
    .sort((a, b) => b.confidence * b.records.length - a.confidence * a.records.length)
  const [chosen, ...rest] = candidates
  const isBeside = ({ path, confidence }: Candidate): boolean =>
    (confidence >= Math.min(MIN_EVENT_CONFIDENCE, chosen?.confidence ?? 0) &&
      eventList.test(path.replace(wrapping, ''))) ||
    // What happened to a record stands in it, and so does what it is about.
    (confidence >= MIN_MENTIONED_CONFIDENCE && path !== '' && chosen?.path.startsWith(`${path}.`) === true)
  const choice = chosen
    ? { chosen, beside: rest.filter(isBeside), others: rest.filter((one) => !isBeside(one)) }
    : undefined
  choices.set(input, choice)
  return choice
}

const mention = ({ path, records }: Candidate, input: Input): Draft['warnings'][number] => {
  const first: JsonObject = records[0] ?? {}
  return {
    line: input.findLine(first),
    message: `The records of "${path}" have times too, but another list of this file was read.`,
    skipped: JSON.stringify(first).slice(0, MAX_SKIPPED_LENGTH),
  }
}

/** Adds the steps of a record that is an incident; false if it is none. */
const addSteps = (record: JsonObject, { roles }: Mapping, line: number, draft: Draft): boolean => {
  const { rows, unreadable } = readMilestones(record, toRow(record, roles).text)
  for (const row of rows) if (row.time) draft.entries.push({ ...row, time: row.time, line, source: 'json', run: 0 })
  for (const { field, value } of unreadable)
    draft.warnings.push({
      line,
      message: `The time of "${field}" cannot be read, so this step was not imported.`,
      skipped: `${field}: ${value}`.slice(0, MAX_SKIPPED_LENGTH),
    })
  return rows.length > 0
}

/** Adds a row for each record of a list. */
function* readList(
  { records, mapping, confidence }: Candidate,
  run: number,
  input: Input,
  draft: Draft,
): Generator<undefined, void> {
  const ofLines = isLineByLine(input)
  for (const [index, record] of records.entries()) {
    if (endsStep(index)) yield
    const line = input.findLine(record)
    const row = toRow(record, mapping.roles)
    const isBare = row.text === '' ? ofLines : confidence < MIN_EVENT_CONFIDENCE && !/\s/.test(row.text)
    const text = isBare ? listFields(record, mapping.roles) : row.text
    if (row.time && text !== '') draft.entries.push({ ...row, time: row.time, text, line, source: 'json', run })
    else draft.warnings.push(warnAboutRecord(record, line, row.time !== undefined))
  }
}

function* read(input: Input): Generator<undefined, Draft> {
  const draft = emptyDraft()
  if (input.json === undefined && isBrokenJson(input.text)) refuseBroken(input.text)
  const choice = chooseList(input)
  if (!choice) {
    draft.warnings.push({ line: 0, message: unreadableJson })
    return draft
  }
  const { chosen, beside, others } = choice
  const { records } = chosen
  const title = textField(input.json, 'title', 'incident.title', 'incident.name', 'postmortem.title')
  if (title && listObjects([input.json])[0] !== records[0]) draft.title = title
  addJsonSections(input.json, draft.sections)
  const { dates, zone } = readFileFacts(input.json)
  draft.dates = [...dates, ...datesInFileName(input.options.fileName)]
  if (zone) draft.zone = { zone, line: 1 }
  const [only] = records.length === 1 && !input.options.columns ? records : []
  const hasSteps = only !== undefined && addSteps(only, chosen.mapping, input.findLine(only), draft)
  for (const [list, candidate] of [chosen, ...beside].entries())
    if (list > 0 || !hasSteps) yield* readList(candidate, list + 1, input, draft)
  for (const other of others)
    if (other.confidence >= MIN_MENTIONED_CONFIDENCE && other.path !== '') draft.warnings.push(mention(other, input))
  draft.columns = chosen.mapping.columns
  return draft
}

/** Where JSON breaks, as the parser says; its messages give an offset in the text. */
const refuseBroken = (text: string): never => {
  let offset = 0
  try {
    JSON.parse(text)
  } catch (error) {
    offset = Number(/position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1] ?? 0)
  }
  const line = text.slice(0, offset).split('\n').length
  throw new ImportError(
    'unknown-json',
    `This begins as JSON, but it is broken in line ${line}. Export it again, or repair that line.`,
  )
}

/** Any list of records with a time and a text, of a service that has no format of its own. */
export const json: Format = {
  id: 'json',
  title: 'List of records (JSON)',
  detect: (input) => {
    if (input.json === undefined) return isBrokenJson(input.text) ? 0.86 : 0
    return chooseList(input) ? 0.86 : 0
  },
  read,
}
