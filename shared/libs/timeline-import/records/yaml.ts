import { isAlias, isMap, isScalar, isSeq, LineCounter, type ParsedNode, parseAllDocuments } from 'yaml'
import type { RecordsOfText } from './records-of-text'

/** UTF-16 units up to which a text is tried as YAML: it is read at about 2 MB a second. */
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

/** Plain values of nodes, and the lines on which their objects begin. */
class NodeReader {
  readonly lines = new Map<object, number>()
  /** Blocks of fields, one below the other, have this, and no YAML does. */
  hasRepeatedKey = false
  readonly #lineAt: (offset: number) => number

  constructor(lineAt: (offset: number) => number) {
    this.#lineAt = lineAt
  }

  read(node: ParsedNode | null, depth = 0): unknown {
    // What an alias stands for may be large, and stands elsewhere.
    if (node === null || depth > MAX_DEPTH || isAlias(node)) return null
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
    this.lines.set(value, this.#lineAt(node.range[0]))
    return value
  }
}

/** Reads a text as YAML; undefined if it is none, or is too long to be tried. */
export const readYaml = (text: string, fileName: string | undefined): RecordsOfText | undefined => {
  if (text.length > MAX_LENGTH || !(yamlName.test(fileName ?? '') || looksLikeYaml(text))) return undefined
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
