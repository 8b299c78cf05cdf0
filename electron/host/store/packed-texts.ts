import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Summary } from './document-codec'

/** Texts of a document, compressed: of thousands of documents they are most of what is in memory and in the index. */
export type PackedTexts = string

export const packTexts = (texts: Summary['texts']): PackedTexts =>
  deflateRawSync(JSON.stringify(texts)).toString('base64')

export const unpackTexts = (packed: PackedTexts): Summary['texts'] =>
  // Only `packTexts` makes them, and the index is written by nobody else.
  JSON.parse(inflateRawSync(Buffer.from(packed, 'base64')).toString()) as Summary['texts']
