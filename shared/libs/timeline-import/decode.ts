import { decodeEastAsian, decodeWestern } from './encodings'
import { ImportError } from './types'

declare const TextDecoder: new (
  label: string,
  options?: { fatal?: boolean },
) => { decode: (bytes: Uint8Array) => string }

const startsWith = (bytes: Uint8Array, ...prefix: number[]): boolean => prefix.every((byte, i) => bytes[i] === byte)

/** Shares of zero bytes at even and at odd offsets of the first 4 KiB; UTF-16 text has them on one side. */
const zeroByteShares = (bytes: Uint8Array): { even: number; odd: number } => {
  const length = Math.min(bytes.length, 4096)
  const count = { even: 0, odd: 0 }
  for (let i = 0; i < length; i++) if (bytes[i] === 0) count[i % 2 ? 'odd' : 'even'] += 1
  const half = Math.max(1, length / 2)
  return { even: count.even / half, odd: count.odd / half }
}

const detectEncoding = (bytes: Uint8Array): string => {
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return 'utf-8'
  if (startsWith(bytes, 0xff, 0xfe)) return 'utf-16le'
  if (startsWith(bytes, 0xfe, 0xff)) return 'utf-16be'
  const { even, odd } = zeroByteShares(bytes)
  if (odd > 0.4 && even < 0.1) return 'utf-16le'
  if (even > 0.4 && odd < 0.1) return 'utf-16be'
  return 'utf-8'
}

/** Whether there are more control characters than text has, as in a picture, an archive or a program. */
const isBinary = (text: string): boolean => {
  const length = Math.min(text.length, 8192)
  let controlCount = 0
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i)
    if ((code < 32 && code !== 9 && code !== 10 && code !== 13 && code !== 12 && code !== 27) || code === 0xfffd)
      controlCount += 1
  }
  return controlCount > length * 0.05 + 1
}

/** What colors a terminal: `ESC [ 31 m`, and titles and links (`ESC ] … BEL`). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character is what begins them.
const terminalCodes = /\u001b(?:\[[0-9;:?]{0,40}[A-Za-z]|\][^\u0007\u001b\n]{0,400}(?:\u0007|\u001b\\))/g

/** Decodes UTF-8 with or without BOM, UTF-16 of either byte order, Windows-1252, or an old encoding of Japanese or Chinese; lines end with `\n`. */
export const decode = (input: Uint8Array | string): string => {
  let text: string
  if (typeof input === 'string') text = input
  else {
    const encoding = detectEncoding(input)
    try {
      text = new TextDecoder(encoding, { fatal: encoding === 'utf-8' }).decode(input)
    } catch {
      text = decodeEastAsian(input) ?? decodeWestern(input)
    }
  }
  if (text.charCodeAt(0) === 0xfeff) text = text.slice(1)
  if (isBinary(text))
    throw new ImportError(
      'not-text',
      'This is not a text file. Save or export it as text, Markdown, HTML, CSV or JSON.',
    )
  // A file that was cut off by a crash ends with zeros.
  const lines = text.replaceAll('\0', '').replace(/\r\n?|\u2028|\u2029/g, '\n')
  return lines.includes('\u001b') ? lines.replace(terminalCodes, '') : lines
}
