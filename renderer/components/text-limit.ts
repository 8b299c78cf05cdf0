/** How long a text may be, and what to do if it is longer. */
export type TextLimit = { characters: number; advice: string }

/** Says that a text is too long and what to do; undefined if it is not. The text stays in its field, so nothing is cut. */
export const tooLongMessage = (text: string, { characters, advice }: TextLimit): string | undefined => {
  const { length } = text.trim()
  return length > characters ? `${length} of ${characters} characters. ${advice}` : undefined
}
