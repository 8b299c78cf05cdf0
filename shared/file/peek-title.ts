import { fileFormat } from './format'

/** How much of a file is searched: the title is in its first lines. */
const HEAD_LENGTH = 4_000
const MAX_TITLE_LENGTH = 300

/** Whether a text may be a postmortem's file, judged without parsing it: every such file names its format. */
export const namesFileFormat = (text: string): boolean => text.includes(`"${fileFormat}"`)

/**
 * The title in the first lines of a file, read without opening the file; undefined if there is none. It is not
 * verified, so use it only for display.
 */
export const peekTitle = (text: string): string | undefined => {
  const quoted = /"title"\s{0,8}:\s{0,8}("(?:[^"\\]|\\.)*")/.exec(text.slice(0, HEAD_LENGTH))?.[1]
  if (quoted === undefined) return undefined
  try {
    const title: unknown = JSON.parse(quoted)
    return typeof title === 'string' && title.trim() !== '' ? title.trim().slice(0, MAX_TITLE_LENGTH) : undefined
  } catch {
    return undefined
  }
}
