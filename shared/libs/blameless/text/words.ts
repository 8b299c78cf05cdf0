/** What a stretch of text is before any language is asked. */
export type Piece = { kind: 'word' | 'number' | 'handle' | 'opaque' | 'punct' | 'break'; start: number; end: number }

/** A stretch that is left out: its words are not read, and with `asNoun` it stands as one noun in its sentence. */
export type Masked = { start: number; end: number; asNoun: boolean }

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

/** Characters that tie letters into one technical word: a path, a flag, a version, an address. */
const ties = new Set(['_', '/', '\\', '.', ':', '=', '@', '#', '$', '%', '&', '?', '~', '+', '*', '<', '>', '|', '-'])

/** The end of a run of non-space from `from`, without the punctuation that closes it. */
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

/** True where the letters from `start` to `end` go on into something technical: `a_b`, `a/b`, `a.b`, `--flag`, `f()`. */
const goesOn = (text: string, end: number, limit: number): boolean => {
  if (end >= limit) return false
  const next = text.charAt(end)
  if (next === '(') return text.charAt(end + 1) === ')'
  if (next === '_' || next === '=' || next === '\\' || next === '@') return true
  if (!ties.has(next) || end + 1 >= limit) return false
  if (next === '/') return false
  return (next === '.' || next === ':') && classOf(text, end + 1) < 3 && classOf(text, end + 1) > 0
}

const listMark = /^(?:[-*+•‣–—>#|]|\d{1,3}[.)])/

/** A line's end ends a sentence when the line was a heading, an item or too short to have been wrapped. */
const endsSentence = (text: string, lineStart: number, at: number): boolean => {
  let next = at + 1
  while (next < text.length && classOf(text, next) === 3) next += 1
  if (next >= text.length || classOf(text, next) === 4) return true
  if (at - lineStart < 50) return true
  return listMark.test(text.slice(next, next + 6))
}

/** The words of a language that are written with a full stop, in lower case and without it. */
export type Stops = { abbreviations: ReadonlySet<string>; titles: ReadonlySet<string> }

/** True when the full stop at `at` closes a sentence, and not an abbreviation or an initial. */
const isFullStop = (text: string, at: number, stops: Stops): boolean => {
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
 * Cuts a text into words, numbers, mentions, punctuation and sentence breaks, in one pass.
 * Every masked stretch is skipped, or stands as one `opaque` piece.
 */
export const piecesOf = (text: string, masked: readonly Masked[], stops: Stops): Piece[] => {
  const pieces: Piece[] = []
  const push = (kind: Piece['kind'], start: number, end: number) => {
    pieces.push({ kind, start, end })
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
    else at = symbol(text, at, limit, stops, push)
  }
  return pieces
}

const symbol = (
  text: string,
  at: number,
  limit: number,
  stops: Stops,
  push: (kind: Piece['kind'], start: number, end: number) => number,
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
