/** `Mira Holt: text`, `>> MIRA: text`, `[Mira Holt] text`, `- Mira (Ops): text` */
const labeled = /^(?:>>|-)?\s*(?:\[([^\]:\n]{1,60})\]:?|([\p{L}@][^:\n]{0,60}?)\s?[:：])\s+(?=\S)/u
const noName =
  /^(?:note|update|question|answer|q|a|warning|important|example|so|and|but|well|because|transcript|attendees|summary|topic|agenda|music|applause|laughter|inaudible|crosstalk)$/i

/** A possible speaker at the start of what was said, and where their words begin. */
type Label = { who: string; end: number; isName: boolean }

/** What programs call a speaker that they do not know: `spk_0`. */
const unknownSpeaker = /^(?:spk|speaker)_?\d{1,2}$/i

/** A name is capitalized word by word, or is what programs call an unknown speaker. */
const isCapitalized = (who: string): boolean =>
  unknownSpeaker.test(who) ||
  who
    .replace(/\([^()]*\)/g, '')
    .trim()
    .split(/\s+/)
    .every((word) => /^(?:[\p{Lu}\p{Lo}\p{N}]|(?:van|von|de|der|den|da|di|la|le|al|bin|y|e)$)/u.test(word))

/** Reads the label of a speaker; whether it is one is certain only if names recur. */
const readLabel = (text: string): Label | undefined => {
  const match = labeled.exec(text)
  const who = (match?.[1] ?? match?.[2] ?? '').trim()
  if (!match || who === '' || noName.test(who) || /[.!?]\s|^https?$|\d{1,2}:\d{2}/.test(who)) return undefined
  const wordCount = who.split(/\s+/).length
  return wordCount > 6 ? undefined : { who, end: match[0].length, isName: isCapitalized(who) && wordCount <= 5 }
}

/** The labels that are speakers: capitalized, or given again and again. */
export const findSpeakers = (texts: Iterable<string>): Set<string> => {
  const counts = new Map<string, number>()
  const speakers = new Set<string>()
  for (const text of texts) {
    const label = readLabel(text)
    if (!label) continue
    const count = (counts.get(label.who) ?? 0) + 1
    counts.set(label.who, count)
    if (label.isName || (count >= 3 && label.who.split(/\s+/).length <= 3)) speakers.add(label.who)
  }
  return speakers
}

/** A text without the label of its speaker. */
export const splitSpeaker = (text: string, speakers: Set<string>): { who?: string; text: string } => {
  const label = readLabel(text)
  return label && speakers.has(label.who) ? { who: label.who, text: text.slice(label.end).trim() } : { text }
}
