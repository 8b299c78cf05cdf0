import { Tokenizer } from 'htmlparser2'

/** The attributes of an element by lowercase name. */
export type Attributes = Map<string, string>

/** A piece of HTML or XML. Names of elements are in lowercase. */
export type MarkupToken =
  | { type: 'text'; text: string }
  | { type: 'open'; name: string; attributes: Attributes; isEmpty: boolean }
  | { type: 'close'; name: string }

/** UTF-16 units that are split at once; others may run in between. */
const PIECE_LENGTH = 65_536

/**
 * Splits HTML or XML into tags and text; `undefined` stands between pieces of work. This uses the tokenizer of
 * htmlparser2 and not its parser, which takes quadratic time for deep elements, and in which a stray end tag in a cell
 * closes the whole table.
 */
export function* tokenizeMarkup(source: string, isXml = false): Generator<MarkupToken | undefined> {
  let tokens: MarkupToken[] = []
  let text = ''
  let name = ''
  let attributes: Attributes = new Map()
  let attribute = ''
  let value = ''

  const add = (token: MarkupToken): void => {
    if (text !== '') tokens.push({ type: 'text', text })
    text = ''
    tokens.push(token)
  }
  const readName = (start: number, end: number): string => source.slice(start, end).toLowerCase()
  const ignore = (): void => undefined

  const tokenizer = new Tokenizer(
    { xmlMode: isXml, recognizeSelfClosing: true },
    {
      ontext: (start, end) => {
        text += source.slice(start, end)
      },
      ontextentity: (code) => {
        text += String.fromCodePoint(code)
      },
      oncdata: (start, end, endLength) => {
        text += source.slice(start, end - endLength)
      },
      onopentagname: (start, end) => {
        name = readName(start, end)
        attributes = new Map()
      },
      onattribname: (start, end) => {
        attribute = readName(start, end)
      },
      onattribdata: (start, end) => {
        value += source.slice(start, end)
      },
      onattribentity: (code) => {
        value += String.fromCodePoint(code)
      },
      onattribend: () => {
        if (!attributes.has(attribute)) attributes.set(attribute, value)
        value = ''
      },
      onopentagend: () => add({ type: 'open', name, attributes, isEmpty: false }),
      onselfclosingtag: () => add({ type: 'open', name, attributes, isEmpty: true }),
      onclosetag: (start, end) => add({ type: 'close', name: readName(start, end) }),
      oncomment: ignore,
      ondeclaration: ignore,
      onprocessinginstruction: ignore,
      onend: ignore,
    },
  )
  for (let at = 0; at < source.length; at += PIECE_LENGTH) {
    tokenizer.write(source.slice(at, at + PIECE_LENGTH))
    yield* tokens
    tokens = []
    yield undefined
  }
  tokenizer.end()
  yield* tokens
  if (text !== '') yield { type: 'text', text }
}
