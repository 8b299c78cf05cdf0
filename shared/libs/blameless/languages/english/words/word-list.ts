/** The words of a list that is written as text; a test keeps every list sorted and without duplicates. */
export const wordList = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** The phrases of a list that is written as text, one a line; `*` stands for up to four words. */
export const phraseList = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
