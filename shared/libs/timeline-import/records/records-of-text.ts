import type { Input } from '../types'
import { readFieldBlocks } from './blocks'
import { readYaml } from './yaml'

/** Records that a text holds in another notation than JSON, as JSON would have them, with the lines of its objects. */
export type RecordsOfText = { json: unknown; lines: ReadonlyMap<object, number> }

const withRecords = (input: Input, found: RecordsOfText | undefined): Input[] =>
  found ? [{ ...input, json: found.json, findLine: (value: object) => found.lines.get(value) ?? 1 }] : []

const isText = ({ json, office }: Input): boolean => json === undefined && !office

/** A text as the records that it is in YAML; none if it is not. */
export const yamlInputs = (input: Input): Input[] =>
  isText(input) ? withRecords(input, readYaml(input.text, input.options.fileName)) : []

/** A text as the records that its blocks of fields are; none if it has none. */
export const fieldBlockInputs = (input: Input): Input[] =>
  isText(input) ? withRecords(input, readFieldBlocks(input.text)) : []
