/** The words of a list written as text. */
export const words = (text: string): string[] => text.trim().split(/\s+/)

/** The lines of a list of phrases. */
export const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
