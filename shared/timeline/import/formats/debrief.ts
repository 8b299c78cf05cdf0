import { type Fields, fieldsIn, isFields, listOf, textIn, timeIn } from '../json-fields'
import { kindNamed } from '../kinds'
import { type Draft, type Entry, emptyDraft, type Format, type ImportedSections, type Input } from '../types'

const isDebrief = (json: unknown): json is Fields =>
  isFields(json) && json.format === 'debrief-meeting' && isFields(json.meeting)

/** The lists of this name in any of a document's stages. */
const listsIn = (meeting: Fields, name: string): Fields[] =>
  Object.values(fieldsIn(meeting, 'stages')).flatMap((stage) => (isFields(stage) ? listOf(stage[name]) : []))

const entryOf = (event: Fields, line: number): Entry | undefined => {
  const text = textIn(event, 'text')
  const time = timeIn(event.at)
  const end = timeIn(event.end)
  const raw = textIn(event, 'rawTime')
  if (text === '') return undefined
  const who = textIn(event, 'who')
  const kind = kindNamed(textIn(event, 'kind'))
  return {
    line,
    time: {
      ...(time ?? { raw }),
      ...(end ? { end } : {}),
      raw: raw || (time?.raw ?? ''),
      approximate: event.isApproximate === true,
    },
    text,
    source: textIn(event, 'source') || 'debrief',
    run: line,
    ...(who ? { who } : {}),
    ...(kind ? { kind } : {}),
  }
}

const sectionsOf = (meeting: Fields): ImportedSections => {
  const record = fieldsIn(meeting, 'record')
  const lessons = (kind: string): string[] =>
    listsIn(meeting, 'lessons')
      .filter((lesson) => lesson.kind === kind)
      .map((lesson) => textIn(lesson, 'text'))
      .filter((text) => text !== '')
  const [summary, rootCause] = [textIn(record, 'whatHappened'), textIn(record, 'whatMadeItPossible')]
  const felt = Object.values(fieldsIn(meeting, 'stages'))
    .flatMap((stage) => Object.values(isFields(stage) ? stage : {}).map((part) => textIn(part, 'felt')))
    .find((text) => text !== '')
  const actions = Object.values(fieldsIn(meeting, 'stages'))
    .flatMap((stage) => Object.values(isFields(stage) ? stage : {}).flatMap(listOf))
    .filter((item) => 'due' in item && 'ticket' in item && 'owner' in item && textIn(item, 'text') !== '')
    .map((item) => {
      const [owner, due, ticket] = [textIn(item, 'owner'), textIn(item, 'due'), textIn(item, 'ticket')]
      return {
        text: textIn(item, 'text'),
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

function* read({ json, lineOf }: Input): Generator<undefined, Draft> {
  const draft = emptyDraft()
  if (!isDebrief(json)) return draft
  const meeting = fieldsIn(json, 'meeting')
  const title = textIn(json, 'title')
  if (title) draft.title = title
  for (const event of listsIn(meeting, 'events')) {
    const line = lineOf(event)
    const entry = entryOf(event, line)
    if (entry) draft.entries.push(entry)
    else draft.warnings.push({ line, message: 'This event has no text.' })
    if (draft.entries.length % 2000 === 1999) yield
  }
  draft.sections = sectionsOf(meeting)
  return draft
}

/** Another document of this app, by the readable half of its file. */
export const debrief: Format = {
  id: 'debrief',
  title: 'Debrief document',
  detect: ({ json }) => (isDebrief(json) ? 1 : 0),
  read,
}
