import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import type { OpenedFile } from '../../shared/api/desktop'

/** What the system hands to the app from outside: links that were clicked and files that were opened. */
export type Arrivals = { links: string[]; files: string[] }

const longestLink = 8192

/** Whether this is one of our links; what follows the `#` is read by the page, and by the host, with care. */
export const isJoinLink = (text: string): boolean =>
  text.length <= longestLink && /^debrief:\/\/join\/?#[\w-]+$/.test(text)

/** The links and files among a program's arguments; switches and all else are left alone. */
export const arrivalsIn = (argv: readonly string[]): Arrivals => ({
  links: argv.filter(isJoinLink),
  files: argv.filter((argument) => !argument.startsWith('-') && argument.toLowerCase().endsWith('.debrief.json')),
})

/** No meeting comes near this (bytes); a larger file was not written by us. */
const largestFile = 256 * 1024 * 1024

/** Reads a file that was opened from outside; undefined if it is gone, no plain file or too large. */
export const readOpened = (path: string): OpenedFile | undefined => {
  try {
    const { size } = statSync(path)
    if (!statSync(path).isFile() || size > largestFile) return undefined
    return { name: basename(path), bytes: new Uint8Array(readFileSync(path)) }
  } catch {
    return undefined
  }
}
