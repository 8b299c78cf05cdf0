import { isJsonObject, type JsonObject, listObjects, objectField, parseJsonTime, textField } from '../json-fields'
import { parseKind } from '../kinds'
import { endsStep } from '../run-steps'
import { type Draft, type Entry, emptyDraft, type Format, type ImportedSections, type Input } from '../types'

const isDebrief = (json: unknown): json is JsonObject =>
  isJsonObject(json) && json.format === 'debrief-meeting' && isJsonObject(json.meeting)

/** The lists with a name, from all stages of a document. */
const readList = (meeting: JsonObject, name: string): JsonObject[] =>
  Object.values(objectField(meeting, 'stages')).flatMap((stage) =>
    isJsonObject(stage) ? listObjects(stage[name]) : [],
  )

const toEntry = (event: JsonObject, line: number): Entry | undefined => {
  const text = textField(event, 'text')
  const time = parseJsonTime(event.at)
  const end = parseJsonTime(event.end)
  const raw = textField(event, 'rawTime')
  if (text === '') return undefined
  const who = textField(event, 'who')
  const kind = parseKind(textField(event, 'kind'))
  return {
    line,
    time: {
      ...(time ?? { raw }),
      ...(end ? { end } : {}),
      raw: raw || (time?.raw ?? ''),
      approximate: event.isApproximate === true,
    },
    text,
    source: textField(event, 'source') || 'debrief',
    run: line,
    ...(who ? { who } : {}),
    ...(kind ? { kind } : {}),
  }
}

const readSections = (meeting: JsonObject): ImportedSections => {
  const record = objectField(meeting, 'record')
  const lessons = (kind: string): string[] =>
    readList(meeting, 'lessons')
      .filter((lesson) => lesson.kind === kind)
      .map((lesson) => textField(lesson, 'text'))
      .filter((text) => text !== '')
  const [summary, rootCause] = [textField(record, 'whatHappened'), textField(record, 'whatMadeItPossible')]
  const felt = Object.values(objectField(meeting, 'stages'))
    .flatMap((stage) => Object.values(isJsonObject(stage) ? stage : {}).map((part) => textField(part, 'felt')))
    .find((text) => text !== '')
  const actions = Object.values(objectField(meeting, 'stages'))
    .flatMap((stage) => Object.values(isJsonObject(stage) ? stage : {}).flatMap(listObjects))
    .filter((item) => 'due' in item && 'ticket' in item && 'owner' in item && textField(item, 'text') !== '')
    .map((item) => {
      const [owner, due, ticket] = [textField(item, 'owner'), textField(item, 'due'), textField(item, 'ticket')]
      return {
        text: textField(item, 'text'),
        ...(owner ? { owner } : {}),
        ...(due ? { due } : {}),
        ...(ticket ? { ticket } : {}),
      }
    })
  return {
    ...(summary ? { summary } : {}),
    ...(felt ? { impact: felt } : {}),
    ...(rootCause ? { rootCause } : {}),
    wentWell: lessons('well'),
    wentPoorly: lessons('poorly'),
    lucky: lessons('lucky'),
    actions,
  }
}

function* read({ json, findLine }: Input): Generator<undefined, Draft> {
  const draft = emptyDraft()
  if (!isDebrief(json)) return draft
  const meeting = objectField(json, 'meeting')
  const title = textField(json, 'title')
  if (title) draft.title = title
  for (const [index, event] of readList(meeting, 'events').entries()) {
    if (endsStep(index)) yield
    const line = findLine(event)
    const entry = toEntry(event, line)
    if (entry) draft.entries.push(entry)
    else draft.warnings.push({ line, message: 'This event has no text.' })
  }
  draft.sections = readSections(meeting)
  return draft
}

/** Another document of this app, read from the readable half of its file. */
export const debrief: Format = {
  id: 'debrief',
  title: 'Debrief document',
  detect: ({ json }) => (isDebrief(json) ? 1 : 0),
  read,
}
