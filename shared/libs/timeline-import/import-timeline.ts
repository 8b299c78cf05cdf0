import { markDuplicates } from './duplicates'
import { type Source, toInput } from './input'
import { suggestKind } from './kinds'
import { checkLength, MAX_SKIPPED_LENGTH } from './limits'
import { unreadableJson } from './record-format'
import { fieldBlockInputs, yamlInputs } from './records/records-of-text'
import { formats } from './registry'
import { resolve } from './resolve'
import { parseOverrides } from './resolve/overrides'
import { placeZones } from './resolve/places'
import { runSteps } from './run-steps'
import {
  type Format,
  ImportError,
  type ImportedEvent,
  type ImportOptions,
  type ImportResult,
  type ImportWarning,
  type Input,
  noSections,
} from './types'

/** The ids that `ImportOptions.format` accepts. */
export const formatIds = (): string[] => formats.map(({ id }) => id)

const incompleteJson = (input: Input): ImportWarning[] =>
  input.incomplete.map(({ line, text }) => ({
    line,
    message: 'This is not complete JSON and was not imported. Export the file again if it was cut off.',
    skipped: text.slice(0, MAX_SKIPPED_LENGTH),
  }))

/** What a format reads, in words for people (`Slack export`); the id itself if there is no such format. */
export const formatTitle = (formatId: string): string => formats.find(({ id }) => id === formatId)?.title ?? formatId

type Selected = { format: Format; input: Input; confidence: number }

/** The format that is most confident of one of the inputs. */
const findBest = (inputs: Input[]): Selected | undefined =>
  inputs
    .flatMap((input) => formats.map((format) => ({ format, input, confidence: format.detect(input) })))
    .sort((a, b) => b.confidence - a.confidence)[0]

/** The more confident of two, the first if they are alike. */
const moreConfident = (one: Selected | undefined, other: Selected | undefined): Selected | undefined =>
  (other?.confidence ?? 0) > (one?.confidence ?? 0) ? other : one

/** Below this a format only guesses: blocks of fields are records before that. */
const MIN_CERTAIN = 0.5

const selectFormat = (input: Input): Omit<Selected, 'confidence'> => {
  const { format: formatId } = input.options
  if (formatId !== undefined) {
    const selected = formats.find(({ id }) => id === formatId)
    if (!selected)
      throw new ImportError(
        'unknown-format',
        `There is no format "${formatId}". The formats are ${formatIds().join(', ')}.`,
      )
    const inputs = [input, ...yamlInputs(input), ...fieldBlockInputs(input)]
    return { format: selected, input: inputs.find((one) => selected.detect(one) > 0) ?? input }
  }
  const own = findBest([input])
  const certain = moreConfident(own, findBest(yamlInputs(input)))
  const best =
    certain && certain.confidence >= MIN_CERTAIN ? certain : moreConfident(own, findBest(fieldBlockInputs(input)))
  if (!best || best.confidence <= 0) throw new ImportError('unknown-json', unreadableJson)
  return best
}

const withSuggestedKind = (event: ImportedEvent): ImportedEvent => {
  if (event.kind) return event
  const kind = suggestKind(event.text)
  return kind ? { ...event, kind } : event
}

const nothingFound: ImportWarning = {
  line: 0,
  message:
    'No times were found, so no row was imported. Rows begin with a time, like "14:05 – the alert fires", or stand in a table with a column of times.',
}

/** `importTimeline` as a generator that yields between slices of work, so that a caller can pause or stop it. */
export function* importInSlices(source: Source, options: ImportOptions = {}): Generator<undefined, ImportResult> {
  if (typeof source === 'string' || !('kind' in source)) checkLength(source.length)
  const overrides = parseOverrides(options)
  const given = toInput(source, options)
  if (!given.office && given.text.trim() === '') {
    return {
      format: options.format ?? 'empty',
      events: [],
      suggestions: [],
      sections: noSections(),
      warnings: [{ line: 0, message: 'The file is empty.' }],
    }
  }
  const { format, input } = selectFormat(given)
  yield
  const read = yield* format.read(input)
  const draft = placeZones(read, read.text ?? input.text)
  yield
  const resolved = yield* resolve(draft, overrides)
  const missing = draft.missing ?? resolved.missing
  const warnings = [...incompleteJson(input), ...draft.warnings, ...resolved.warnings]
  if (resolved.events.length === 0 && warnings.length === 0) warnings.push(nothingFound)
  return {
    format: format.id,
    ...(draft.title ? { title: draft.title } : {}),
    events: markDuplicates(resolved.events).map(withSuggestedKind),
    suggestions: resolved.suggestions.map(withSuggestedKind),
    sections: draft.sections,
    ...(draft.others && draft.others.length > 0 ? { others: draft.others } : {}),
    warnings: warnings.sort((a, b) => a.line - b.line),
    ...(draft.text === undefined ? {} : { text: draft.text }),
    ...(draft.columns ? { columns: draft.columns } : {}),
    ...(missing ? { missing } : {}),
  }
}

/** Reads a timeline from the bytes or the text of a file. Throws `ImportError`, and nothing else, for a file or an option that cannot be read. */
export const importTimeline = (source: Source, options: ImportOptions = {}): ImportResult =>
  runSteps(importInSlices(source, options))
