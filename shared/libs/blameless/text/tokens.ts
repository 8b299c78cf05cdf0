/** A stretch of text as it is cut before any language reads it. */
export type Token = { kind: 'word' | 'number' | 'handle' | 'opaque' | 'punct' | 'break'; start: number; end: number }

/** A stretch that is left out: its words are not read; with `asNoun` it counts as one noun of its sentence. */
export type Mask = { start: number; end: number; asNoun: boolean }

const isLetter = (c: string): boolean => /[\p{L}\p{M}]/u.test(c)

const isAsciiLetter = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122)

const isDigit = (code: number): boolean => code >= 48 && code <= 57

/** 1 letter, 2 digit, 3 white space, 4 line end, 0 anything else. */
const classOf = (text: string, at: number): number => {
  const code = text.charCodeAt(at)
  if (isAsciiLetter(code)) return 1
  if (isDigit(code)) return 2
  if (code === 10 || code === 13) return 4
  if (code === 32 || code === 9 || code === 0xa0) return 3
  if (code < 128) return 0
  return isLetter(text.charAt(at)) ? 1 : /\s/.test(text.charAt(at)) ? 3 : 0
}

const isApostrophe = (code: number): boolean => code === 39 || code === 0x2019

/** Characters that join letters into one technical token: a path, a flag, a version, an address. */
const technicalCharacters = new Set([
  '_',
  '/',
  '\\',
  '.',
  ':',
  '=',
  '@',
  '#',
  '$',
  '%',
  '&',
  '?',
  '~',
  '+',
  '*',
  '<',
  '>',
  '|',
  '-',
])

/** The end of the run of non-space characters at `from`, without closing punctuation. */
const runEnd = (text: string, from: number, limit: number): number => {
  let end = from
  while (end < limit && classOf(text, end) < 3) end += 1
  while (end > from && '.,;:!?)]}"\'”’…'.includes(text.charAt(end - 1))) end -= 1
  return end
}

const wordEnd = (text: string, from: number, limit: number): number => {
  let end = from
  while (end < limit) {
    const kind = classOf(text, end)
    if (kind === 1 || (kind === 2 && end > from)) end += 1
    else if (
      end > from &&
      (isApostrophe(text.charCodeAt(end)) || text.charAt(end) === '-') &&
      end + 1 < limit &&
      (classOf(text, end + 1) === 1 || (classOf(text, end + 1) === 2 && text.charAt(end) === '-'))
    )
      end += 1
    else break
  }
  return end
}

/** True if the letters from `start` to `end` continue as something technical: `a_b`, `a/b`, `a.b`, `--flag`, `f()`. */
const goesOn = (text: string, end: number, limit: number): boolean => {
  if (end >= limit) return false
  const next = text.charAt(end)
  if (next === '(') return text.charAt(end + 1) === ')'
  if (next === '_' || next === '=' || next === '\\' || next === '@') return true
  if (!technicalCharacters.has(next) || end + 1 >= limit) return false
  if (next === '/') return false
  return (next === '.' || next === ':') && classOf(text, end + 1) < 3 && classOf(text, end + 1) > 0
}

const listMark = /^(?:[-*+•‣–—>#|]|\d{1,3}[.)])/

/** A line break ends a sentence if the line is a heading, a list item or too short to have been wrapped. */
const endsSentence = (text: string, lineStart: number, at: number): boolean => {
  let next = at + 1
  while (next < text.length && classOf(text, next) === 3) next += 1
  if (next >= text.length || classOf(text, next) === 4) return true
  if (at - lineStart < 50) return true
  return listMark.test(text.slice(next, next + 6))
}

/** Words of a language that are written with a period; in lower case, without the period. */
type AbbreviationLists = { abbreviations: ReadonlySet<string>; titles: ReadonlySet<string> }

/** True if the period at `at` ends a sentence rather than an abbreviation or an initial. */
const isFullStop = (text: string, at: number, stops: AbbreviationLists): boolean => {
  if (text.charAt(at) !== '.') return true
  let start = at
  while (start > 0 && at - start < 8 && (classOf(text, start - 1) === 1 || text.charAt(start - 1) === '.')) start -= 1
  const word = text.slice(start, at)
  if (word.length === 1 && word !== 'I' && word.toUpperCase() === word && classOf(text, start) === 1) return false
  if (stops.titles.has(word.toLowerCase())) return false
  if (!stops.abbreviations.has(word.toLowerCase())) return true
  const next = text.charAt(at + 2)
  return next !== '' && next === next.toUpperCase() && next !== next.toLowerCase() && !word.includes('.')
}

/**
 * Cuts a text into words, numbers, mentions, punctuation and sentence breaks in one pass.
 * Every mask is skipped or becomes one `opaque` token.
 */
export const tokenize = (text: string, masked: readonly Mask[], stops: AbbreviationLists): Token[] => {
  const tokens: Token[] = []
  const push = (kind: Token['kind'], start: number, end: number) => {
    tokens.push({ kind, start, end })
    return end
  }
  let at = 0
  let next = 0
  let lineStart = 0
  while (at < text.length) {
    const mask = masked[next]
    if (mask && at >= mask.start) {
      if (mask.asNoun && mask.end > at) push('opaque', at, mask.end)
      at = Math.max(at, mask.end)
      next += 1
      continue
    }
    const limit = mask ? mask.start : text.length
    const kind = classOf(text, at)
    if (kind === 3) at += 1
    else if (kind === 4) {
      if (endsSentence(text, lineStart, at)) push('break', at, at + 1)
      at += 1
      lineStart = at
    } else if (kind === 1) {
      const end = wordEnd(text, at, limit)
      at = goesOn(text, end, limit) ? push('opaque', at, runEnd(text, at, limit)) : push('word', at, end)
    } else if (kind === 2) at = push('number', at, Math.max(at + 1, runEnd(text, at, limit)))
    else at = tokenizeSymbol(text, at, limit, stops, push)
  }
  return tokens
}

const tokenizeSymbol = (
  text: string,
  at: number,
  limit: number,
  stops: AbbreviationLists,
  push: (kind: Token['kind'], start: number, end: number) => number,
): number => {
  const c = text.charAt(at)
  const following = at + 1 < limit ? classOf(text, at + 1) : 3
  if (c === '@' && following === 1) {
    let end = at + 1
    while (end < limit && (classOf(text, end) === 1 || classOf(text, end) === 2 || '-_'.includes(text.charAt(end))))
      end += 1
    return push('handle', at, end)
  }
  if ('-/$#~<'.includes(c) && following > 0 && following < 3 && (at === 0 || classOf(text, at - 1) >= 3))
    return push('opaque', at, Math.max(at + 1, runEnd(text, at, limit)))
  if (c === '-' && text.charAt(at + 1) === '-' && at + 2 < limit && classOf(text, at + 2) === 1)
    return push('opaque', at, Math.max(at + 2, runEnd(text, at, limit)))
  if (
    (c === '.' && !(following === 1 || following === 2) && isFullStop(text, at, stops)) ||
    c === '!' ||
    c === '?' ||
    c === '…'
  )
    return push('break', at, at + 1)
  if (c === '.' && following === 3 && at > 0 && classOf(text, at - 1) === 1) return at + 1
  return push(c === '|' ? 'break' : 'punct', at, at + 1)
}
