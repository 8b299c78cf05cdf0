import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import type { OpenedFile } from '../../shared/protocol/desktop-bridge'

/** What the system asks the app to open: clicked links and opened files. */
export type OpenRequest = { links: string[]; files: string[] }

const MAX_LINK_LENGTH = 8192

/** Whether this is one of our links; what follows the `#` is validated by the page and the host. */
export const isJoinLink = (text: string): boolean =>
  text.length <= MAX_LINK_LENGTH && /^debrief:\/\/join\/?#[\w-]+$/.test(text)

/** A web address, a link of ours or any other URL; a Windows drive is one letter, and not a scheme. */
const hasScheme = (text: string): boolean => /^\s*[a-z][a-z\d+.-]+:/i.test(text)

/** A path on another computer: reading it would send this person's credentials there. */
const isNetworkPath = (text: string): boolean => /^[\\/]{2}/.test(text)

const isMeetingFile = (argument: string): boolean =>
  !argument.startsWith('-') &&
  !hasScheme(argument) &&
  !isNetworkPath(argument) &&
  argument.toLowerCase().endsWith('.debrief.json')

/** The links and files among a program's arguments; everything else is ignored. */
export const openRequestFromArgs = (argv: readonly string[]): OpenRequest => ({
  links: argv.filter(isJoinLink),
  files: argv.filter(isMeetingFile),
})

/** A URL from the system is a join link or nothing, whatever it ends with. */
export const openRequestFromUrl = (url: string): OpenRequest => ({ links: [url].filter(isJoinLink), files: [] })

/** The largest file the host accepts; larger ones are not read. */
const MAX_FILE_BYTES = 128 * 1024 * 1024

/** Why a file that was opened from outside cannot be read, for the person who opened it. */
export type Unreadable = { name: string; why: string }

/** Reads a file that was opened from outside. */
export const readOpened = (path: string): OpenedFile | Unreadable => {
  const name = basename(path)
  try {
    const found = statSync(path)
    if (!found.isFile()) return { name, why: 'It is a folder or a device, not a file.' }
    if (found.size > MAX_FILE_BYTES)
      return { name, why: `It is larger than ${MAX_FILE_BYTES / 1024 / 1024} MB, which no Debrief postmortem is.` }
    return { name, bytes: new Uint8Array(readFileSync(path)) }
  } catch (error) {
    const isGone = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    const why = isGone ? 'It has been moved or deleted since.' : 'Check that you are allowed to read it.'
    return { name, why }
  }
}
