import { isAlias, isMap, isScalar, isSeq, LineCounter, type ParsedNode, parseAllDocuments } from 'yaml'
import { isJsonObject } from '../json-fields'
import { tooLargeMessage } from '../limits'
import { ImportError } from '../types'
import type { RecordsOfText } from './records-of-text'

/** UTF-16 units up to which a text is read as YAML, at about 2 MB a second. */
const MAX_LENGTH = 2_000_000
const MAX_DEPTH = 40
/** Lines by which a text is judged. */
const SAMPLE_LINES = 200

const keyLine = /^(?:- ){0,5}(?:[A-Za-z_@][\w.@/-]{0,60}|"[^"\n]{1,60}"|'[^'\n]{1,60}'):(?:\s|$)/
const itemLine = /^-(?:\s|$)/
const quietLine = /^(?:\s*#|---|\.\.\.|\s*$)/
const yamlName = /\.ya?ml$/i

/** Whether all lines that are not indented are keys in one word, or items: no prose looks like that. */
const looksLikeYaml = (text: string): boolean => {
  const lines = text.slice(0, 60_000).split('\n', SAMPLE_LINES)
  const first = lines.find((line) => !quietLine.test(line))
  if (first === undefined || lines.some((line) => /^##/.test(line)) || !(keyLine.test(first) || itemLine.test(first)))
    return false
  const outer = lines.filter((line) => /^\S/.test(line) && !quietLine.test(line))
  const keys = lines.filter((line) => keyLine.test(line.trimStart()))
  return keys.length > 1 && outer.every((line) => keyLine.test(line) || itemLine.test(line))
}

/** Whether it is a record, or a list of them: the text below the front matter of a page may be a list, too. */
const holdsRecords = (contents: ParsedNode | null): boolean =>
  contents === null || isMap(contents) || (isSeq(contents) && contents.items.some((item) => isMap(item) || isSeq(item)))

/** Values that an alias may stand for, and those that all of a document may: they would be read again at each place. */
const MAX_ALIASED_VALUES = 200
const MAX_REPEATED_VALUES = 50_000

/** Plain values of nodes, and the lines on which their objects begin. */
class NodeReader {
  readonly lines = new Map<object, number>()
  /** Blocks of fields, one below the other, have this, and no YAML does. */
  hasRepeatedKey = false
  readonly #lineAt: (offset: number) => number
  readonly #anchors = new Map<string, { value: unknown; count: number }>()
  #count = 0
  #repeated = 0

  constructor(lineAt: (offset: number) => number) {
    this.#lineAt = lineAt
  }

  read(node: ParsedNode | null, depth = 0): unknown {
    if (node === null || depth > MAX_DEPTH) return null
    if (isAlias(node)) return this.#readAlias(node.source)
    const before = this.#count
    this.#count += 1
    const value = this.#readNode(node, depth)
    if (node.anchor) this.#anchors.set(node.anchor, { value, count: this.#count - before })
    return value
  }

  /** What an alias stands for; null if that is large: it is told where it stands. */
  #readAlias(name: string): unknown {
    const { value, count } = this.#anchors.get(name) ?? { value: null, count: 0 }
    this.#repeated += count
    if (count > MAX_ALIASED_VALUES || this.#repeated > MAX_REPEATED_VALUES) return null
    this.#count += count
    return value
  }

  #readNode(node: ParsedNode, depth: number): unknown {
    if (isScalar(node)) return typeof node.value === 'bigint' ? String(node.value) : node.value
    if (isSeq(node)) return node.items.map((item) => this.read(item, depth + 1))
    if (!isMap(node)) return null
    const value: Record<string, unknown> = Object.create(null)
    for (const { key, value: child } of node.items)
      if (isScalar(key)) {
        const name = String(key.value)
        // The parser would compare each key with all others.
        if (Object.hasOwn(value, name)) this.hasRepeatedKey = true
        value[name] = this.read(child, depth + 1)
      }
    // `<<: *defaults`: the fields of another record that this one does not have itself.
    const merged = value['<<']
    if (isJsonObject(merged)) for (const [name, field] of Object.entries(merged)) value[name] ??= field
    this.lines.set(value, this.#lineAt(node.range[0]))
    return value
  }
}

/** Reads a text as YAML; undefined if it is none. Throws `ImportError` if a file is YAML by its name, and too long to be read. */
export const readYaml = (text: string, fileName: string | undefined): RecordsOfText | undefined => {
  const isNamed = yamlName.test(fileName ?? '')
  if (text.length > MAX_LENGTH && isNamed && looksLikeYaml(text))
    throw new ImportError('too-large', tooLargeMessage(text.length, MAX_LENGTH))
  if (text.length > MAX_LENGTH || !(isNamed || looksLikeYaml(text))) return undefined
  const counter = new LineCounter()
  try {
    const documents = [
      ...parseAllDocuments(text, {
        lineCounter: counter,
        prettyErrors: false,
        uniqueKeys: false,
        logLevel: 'silent',
        // Version 1.1, which a file may ask for, has numbers and dates where others have times as they are written.
        schema: 'core',
      }),
    ]
    if (documents.some(({ errors, contents }) => errors.length > 0 || !holdsRecords(contents))) return undefined
    const reader = new NodeReader((offset) => counter.linePos(offset).line)
    const values = documents.map(({ contents }) => reader.read(contents)).filter((value) => value !== null)
    return reader.hasRepeatedKey ? undefined : { json: values.length === 1 ? values[0] : values, lines: reader.lines }
  } catch (error) {
    // Nested too deeply for its parser.
    if (error instanceof RangeError) return undefined
    throw error
  }
}
