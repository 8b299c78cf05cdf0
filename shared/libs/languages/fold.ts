const folded = new Map<string, string>([
  ['ß', 's'],
  ['ẞ', 'S'],
  ['’', "'"],
  ['〜', '~'],
  ['\u00A0', ' '],
  ['\u202F', ' '],
  ['\u3000', ' '],
])

/** The same letter without its accent, if it is a Latin one. */
const foldAccent = (letter: string): string => {
  let plain = folded.get(letter)
  if (plain === undefined) {
    const base = letter.normalize('NFD')[0] ?? letter
    plain = /[a-z]/i.test(base) ? base : letter
    folded.set(letter, plain)
  }
  return plain
}

/** Accented letters of Latin script, full-width forms of ASCII, wide and unbreakable spaces. */
const variants = /[\u00A0\u00C0-\u024F\u1E00-\u1EFF\u202F’\u3000〜\uFF01-\uFF5E]/g

/** A text without accents and full-width forms: `Störung １４：０５` becomes `Storung 14:05`. No offset changes. */
export const fold = (text: string): string =>
  text.replace(variants, (character) =>
    character >= '\uFF01' ? String.fromCharCode(character.charCodeAt(0) - 0xfee0) : foldAccent(character),
  )

/** Whether a character is of a script that writes words without spaces. */
export const isUnspaced = (character: string | undefined): boolean =>
  character !== undefined && /[\u3005-\u3007\u3040-\u30FF\u3400-\u9FFF]/.test(character)

/** The source of a pattern for folded texts; umlauts and ß may be written out (`ae`, `ss`). */
export const foldPattern = ({ source }: RegExp): string =>
  source
    .replace(/[äöü]/gi, '$&e?')
    .replace(/ß/g, 'ss?')
    .replace(/[\u00C0-\u024F\u1E00-\u1EFF]/g, foldAccent)
