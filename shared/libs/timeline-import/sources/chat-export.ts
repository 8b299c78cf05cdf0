import { decode } from '../decode'
import { ImportError } from '../types'

const dayFile = /^(?:(.*)\/)?(?:19|20)\d\d-[01]\d-[0-3]\d\.json$/

/** The folder of a channel if this is the file of one of its days (`general/2024-03-01.json`), else undefined. */
export const channelFolder = (name: string): string | undefined => dayFile.exec(name)?.[1] || undefined

/** Whether this is the list of users that an export of a chat has beside its channels. */
export const isUsersFile = (name: string): boolean => /(?:^|\/)users\.json$/i.test(name)

/** The folder of a file; empty for one at the top. */
export const folderOf = (name: string): string => name.slice(0, Math.max(0, name.lastIndexOf('/')))

/** `export/general` → `#general`. */
export const channelName = (folder: string): string => `#${folder.slice(folder.lastIndexOf('/') + 1)}`

/** The messages of one day as they are between the brackets of their list. Throws `ImportError` if it is no list. */
export const readDay = (bytes: Uint8Array | string): string => {
  const text = decode(bytes).trim()
  try {
    if (Array.isArray(JSON.parse(text))) return text.slice(1, -1).trim()
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof RangeError)) throw error
  }
  throw new ImportError('unknown-json', 'This is not a day of a channel: it is not a list of messages.')
}

/** The days of a channel as one list, each beginning on a line of its own. */
export const joinDays = (days: readonly string[]): string => `[\n${days.filter((day) => day !== '').join(',\n')}\n]\n`
