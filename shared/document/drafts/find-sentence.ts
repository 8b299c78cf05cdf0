/** What may come before a sentence on its line, without the spaces between them: the end of another, or a list's mark. */
const beforeSentence = /(?:[.!?…。！？؟:]["”’)]*|[-*•])$/u
/** What would make the sentence go on. */
const goesOn = /^[\p{L}\p{N}.!?…,;)]/u

/** How far back (characters) the end of the sentence before it is looked for. */
const MAX_LOOK_BACK = 8

const isAlone = (text: string, start: number, end: number): boolean => {
  const from = Math.max(0, start - MAX_LOOK_BACK)
  const before = text.slice(from, start)
  const words = before.trimEnd()
  const isStart = before.slice(words.length).includes('\n') || (words === '' ? from === 0 : beforeSentence.test(words))
  // Two people who took the same draft at once leave two sentences without a space between them.
  const rest = text.slice(end, end + 1)
  return isStart && !(goesOn.test(rest) && rest === rest.toLowerCase() && !/\p{N}/u.test(rest))
}

/** Where a sentence stands in a text word for word, as a whole: nobody has added to it. */
export const findSentence = (text: string, sentence: string): number[] => {
  const found: number[] = []
  if (sentence === '') return found
  for (let at = text.indexOf(sentence); at >= 0; at = text.indexOf(sentence, at + sentence.length))
    if (isAlone(text, at, at + sentence.length)) found.push(at)
  return found
}

/** A text without a sentence, and without one of the spaces around it. */
export const withoutRange = (text: string, start: number, length: number): string => {
  const [before, after] = [text.slice(0, start), text.slice(start + length)]
  if (after.trim() === '') return before.trimEnd()
  if (before === '' || before.endsWith('\n')) return before + after.replace(/^ /, '')
  return before.replace(/ $/, '') + after
}
