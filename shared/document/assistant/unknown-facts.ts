/** A piece of a text, and whether it is a fact that is in no record. */
export type FactPart = { text: string; isUnknown: boolean }

const numberWords = 'two three four five six seven eight nine ten eleven twelve'.split(' ')

/** Numbers, times, dates and amounts, in digits or as a word; not the digits of a name such as `db1`. */
const factPattern = new RegExp(
  `(?<![\\p{L}\\p{Nd}_])\\p{Nd}+(?:[.,:/-]\\p{Nd}+)*|(?<![\\p{L}\\p{Nd}_])(?:${numberWords.join('|')})(?![\\p{L}\\p{Nd}_])`,
  'giu',
)

/** The same fact in its simplest form: `1,200` and `1200`, `05` and `5`, `Four` and `4`. */
const simplify = (fact: string): string => {
  const word = numberWords.indexOf(fact.toLowerCase())
  if (word >= 0) return String(word + 2)
  const plain = /^\p{Nd}{1,3}(?:,\p{Nd}{3})+$/u.test(fact) ? fact.replaceAll(',', '') : fact
  return /^\p{Nd}+$/u.test(plain) ? plain.replace(/^0+(?=\p{Nd})/u, '') : plain
}

/** Splits a text at the numbers and times that none of the records has. A fact that was worded anew counts as unknown. */
export const markUnknownFacts = (text: string, records: readonly string[]): FactPart[] => {
  const known = new Set(records.flatMap((record) => [...record.matchAll(factPattern)].map(([fact]) => simplify(fact))))
  const parts: FactPart[] = []
  let from = 0
  for (const found of text.matchAll(factPattern)) {
    if (known.has(simplify(found[0]))) continue
    if (found.index > from) parts.push({ text: text.slice(from, found.index), isUnknown: false })
    parts.push({ text: found[0], isUnknown: true })
    from = found.index + found[0].length
  }
  if (from < text.length) parts.push({ text: text.slice(from), isUnknown: false })
  return parts
}
