import { decodeWestern } from '../encodings'

declare const TextDecoder: new (label: string) => { encoding: string; decode: (bytes: Uint8Array) => string }
declare const atob: (base64: string) => string

/** A message, or a part of one: its headers by lowercase name, and its body as it is in the file. */
export type MimePart = { headers: Map<string, string>; body: string }

const MAX_HEADER_LINES = 300
const MAX_PARTS = 200
const MAX_DEPTH = 6

const toBytes = (binary: string): Uint8Array => Uint8Array.from(binary, (char) => char.charCodeAt(0) & 0xff)

const decodeBytes = (binary: string, charset: string): string => {
  const bytes = toBytes(binary)
  try {
    const decoder = new TextDecoder(charset || 'utf-8')
    return decoder.encoding === 'windows-1252' ? decodeWestern(bytes) : decoder.decode(bytes)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return decodeWestern(bytes)
  }
}

const decodeBase64 = (text: string): string => {
  const digits = text.replace(/[^A-Za-z0-9+/]/g, '')
  // Four digits are three bytes; a single digit at the end is none.
  return atob(digits.slice(0, digits.length - (digits.length % 4 === 1 ? 1 : 0)))
}

const decodeQuotedPrintable = (text: string): string =>
  text
    .replace(/=[ \t]{0,80}\n/g, '')
    .replace(/=([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

const encodedWord = /=\?([\w-]{1,40})(?:\*[\w-]{1,20})?\?([bqBQ])\?([^?\s]{0,2000})\?=/g

/** The words of a header, in which any other than ASCII are encoded: `=?utf-8?Q?caf=C3=A9?=`. */
export const decodeHeader = (value: string): string =>
  value
    .replace(/\?=\s{1,80}=\?/g, '?==?')
    .replace(encodedWord, (_, charset: string, encoding: string, words: string) =>
      decodeBytes(
        encoding.toLowerCase() === 'b' ? decodeBase64(words) : decodeQuotedPrintable(words.replaceAll('_', ' ')),
        charset,
      ),
    )

/** Splits a message into headers and body at the first blank line. */
export const readPart = (text: string): MimePart => {
  const headers = new Map<string, string>()
  let name = ''
  let cursor = 0
  for (let count = 0; count < MAX_HEADER_LINES && cursor < text.length; count++) {
    const end = text.indexOf('\n', cursor)
    const line = text.slice(cursor, end < 0 ? text.length : end)
    const header = /^([A-Za-z][\w-]{0,60}):[ \t]?(.*)$/.exec(line)
    if (line.trim() === '') {
      cursor = end < 0 ? text.length : end + 1
      break
    }
    if (header) {
      name = (header[1] ?? '').toLowerCase()
      if (!headers.has(name)) headers.set(name, header[2] ?? '')
    } else if (/^[ \t]/.test(line) && name) headers.set(name, `${headers.get(name)} ${line.trim()}`)
    else break
    cursor = end < 0 ? text.length : end + 1
  }
  return { headers, body: text.slice(cursor) }
}

/** A parameter of a header: `boundary` of `multipart/mixed; boundary="x"`. */
const parameterOf = (value: string, name: string): string => {
  const match = new RegExp(`;\\s{0,9}${name}\\s{0,9}=\\s{0,9}(?:"([^"]{1,200})"|([^;\\s]{1,200}))`, 'i').exec(value)
  return match?.[1] ?? match?.[2] ?? ''
}

const splitParts = (body: string, boundary: string): string[] =>
  `\n${body}`
    .split(`\n--${boundary}`)
    .slice(1, MAX_PARTS)
    .filter((part) => !part.startsWith('--'))
    .map((part) => part.replace(/^[ \t]{0,80}\n/, ''))

/** A parameter in the forms that it may have beside the plain one: `filename*=UTF-8''a%20b`, `filename*0="a"`. */
const encodedParameterOf = (value: string, name: string): string => {
  const match = new RegExp(`;\\s{0,9}${name}\\*(?:0\\*?)?\\s{0,9}=\\s{0,9}"?([^";\\s]{1,300})`, 'i').exec(value)
  const [charset = '', , words] = match?.[1]?.split("'") ?? []
  if (words === undefined) return match?.[1] ?? ''
  return decodeBytes(
    words.replace(/%([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
    charset,
  )
}

/** The parts of a message, with those of the messages and groups in it. */
const partsOf = (message: MimePart, depth = 0): MimePart[] => {
  const type = message.headers.get('content-type') ?? 'text/plain'
  const boundary = parameterOf(type, 'boundary')
  if (/^\s*multipart\//i.test(type) && boundary && depth < MAX_DEPTH)
    return splitParts(message.body, boundary).flatMap((part) => partsOf(readPart(part), depth + 1))
  return /^\s*message\/rfc822/i.test(type) && depth < MAX_DEPTH ? partsOf(readPart(message.body), depth + 1) : [message]
}

const isAttached = ({ headers }: MimePart): boolean => /^\s*attachment/i.test(headers.get('content-disposition') ?? '')

const isText = ({ headers }: MimePart): boolean =>
  /^\s*text\/(?:plain|html)|^\s*$/i.test(headers.get('content-type') ?? '')

/** The name of the file that a part holds; empty for what belongs to the message, such as a picture in its text. */
const fileNameOf = (part: MimePart): string => {
  const disposition = part.headers.get('content-disposition') ?? ''
  const type = part.headers.get('content-type') ?? ''
  if (isText(part) ? !isAttached(part) : /^\s*image\//i.test(type) && part.headers.has('content-id')) return ''
  const name =
    encodedParameterOf(disposition, 'filename') ||
    parameterOf(disposition, 'filename') ||
    encodedParameterOf(type, 'name') ||
    parameterOf(type, 'name')
  return decodeHeader(name) || (isAttached(part) ? type.replace(/;[\s\S]*/, '').trim() : '')
}

/** The names of the files that are attached to a message. */
export const attachmentsOf = (message: MimePart): string[] =>
  partsOf(message)
    .map(fileNameOf)
    .filter((name) => name !== '')

/** The texts in a message, in order; attachments are left out. Of alternatives all are given. */
export const readTexts = (message: MimePart): { isHtml: boolean; text: string }[] =>
  partsOf(message)
    .filter((part) => isText(part) && !isAttached(part))
    .map(readText)

const readText = ({ headers, body }: MimePart): { isHtml: boolean; text: string } => {
  const type = headers.get('content-type') ?? 'text/plain'
  const encoding = (headers.get('content-transfer-encoding') ?? '').trim().toLowerCase()
  const charset = parameterOf(type, 'charset')
  const text =
    encoding === 'base64'
      ? decodeBytes(decodeBase64(body), charset)
      : encoding === 'quoted-printable'
        ? decodeBytes(decodeQuotedPrintable(body), charset)
        : body
  const isFlowed = /\bformat\s?=\s?"?flowed/i.test(type)
  return {
    isHtml: /^\s*text\/html/i.test(type),
    text: (isFlowed ? text.replace(/(?<=[^\n] )(?<!\n-- )\n(?=[^\n>\s])/g, '') : text).replace(/\r\n?/g, '\n'),
  }
}
