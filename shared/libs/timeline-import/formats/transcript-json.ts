import { parseElapsed } from '../../time'
import { findLists } from '../json/lists'
import { getField, isJsonObject, type JsonObject, listObjects, textField } from '../json-fields'
import type { Cue } from '../talk/cues'
import { addCues } from '../talk/recording'
import { type Draft, emptyDraft, type Format, type Input } from '../types'

const listPaths = [
  'segments',
  'utterances',
  'sentences',
  'transcript',
  'results.utterances',
  'data.transcript.sentences',
]
const startNames = ['start', 'start_time', 'startTime', 'start_ms', 'startMs', 'begin', 'offset', 'timestamp']
const endNames = ['end', 'end_time', 'endTime', 'end_ms', 'endMs']
const textNames = ['text', 'sentence', 'transcript', 'content']
const speakerNames = ['speaker_name', 'speakerName', 'speaker.name', 'speaker_label', 'speaker', 'participant.name']

/** A number of seconds or milliseconds, or a text like `00:01:02.5`; a day of seconds is the most. */
const readOffset = (record: JsonObject, names: string[]): number | undefined => {
  for (const name of names) {
    const value = getField(record, name)
    const number = typeof value === 'string' && /^\d{1,8}\.\d{1,6}$/.test(value) ? Number(value) : value
    if (typeof number === 'number' && number >= 0 && number < 86_400_000) return number
    const elapsed = typeof value === 'string' && /^[\d:.,]+s?$/.test(value) ? parseElapsed(value) : undefined
    if (elapsed !== undefined) return elapsed / 1000
  }
  return undefined
}

/** Programs that give whole numbers count in milliseconds: nobody says all sentences in whole seconds. */
const isInMilliseconds = (segments: JsonObject[]): boolean =>
  segments.every((segment) =>
    startNames.every((name) => typeof segment[name] !== 'string' && Number.isInteger(segment[name] ?? 0)),
  ) && segments.some((segment) => (readOffset(segment, endNames) ?? 0) - (readOffset(segment, startNames) ?? 0) > 200)

/** The lists in which segments usually stand, or else every list of the file. */
function* candidates(json: unknown): Generator<JsonObject[]> {
  yield listObjects(json)
  for (const path of listPaths) yield listObjects(getField(json, path))
  if (isJsonObject(json)) for (const { records } of findLists(json)) yield records
}

const findSegments = (json: unknown): JsonObject[] | undefined => {
  for (const segments of candidates(json)) {
    const isSegment = (record: JsonObject): boolean =>
      readOffset(record, startNames) !== undefined && textField(record, ...textNames) !== ''
    // Without an end or a speaker, a number beside a text may be anything.
    const isCertain = (record: JsonObject): boolean =>
      readOffset(record, endNames) !== undefined || textField(record, ...speakerNames) !== ''
    if (segments.length > 0 && segments.every((record) => isSegment(record) && isCertain(record))) return segments
  }
  return undefined
}

function* read(input: Input): Generator<undefined, Draft> {
  const draft = emptyDraft()
  const segments = findSegments(input.json) ?? []
  const unitMs = isInMilliseconds(segments) ? 1 : 1000
  const toMs = (value: number): number => Math.round(value * unitMs)
  const cues = segments.map((segment): Cue => {
    const from = toMs(readOffset(segment, startNames) ?? 0)
    const to = readOffset(segment, endNames)
    const speaker = textField(segment, ...speakerNames)
    return {
      line: input.findLine(segment),
      from,
      ...(to === undefined ? {} : { to: toMs(to) }),
      raw: new Date(from).toISOString().slice(11, 23),
      ...(speaker === '' ? {} : { who: /^(?:\d+|[A-Z])$/.test(speaker) ? `Speaker ${speaker}` : speaker }),
      text: textField(segment, ...textNames),
    }
  })
  yield
  addCues(draft, cues, 'transcript-json', input, [])
  return draft
}

/** A transcript as segments in JSON: Whisper, AssemblyAI, Fireflies, Rev and others. */
export const transcriptJson: Format = {
  id: 'transcript-json',
  title: 'Transcript (JSON)',
  detect: ({ json }) => ((Array.isArray(json) || isJsonObject(json)) && findSegments(json) ? 0.9 : 0),
  read,
}
