import { decode } from '../decode'
import { isJsonObject } from '../json-fields'
import { parseWhole } from '../parse-json'

const dayFile = /^(?:(.*)\/)?(?:19|20)\d\d-[01]\d-[0-3]\d\.json$/

/** The folder of a channel if this is the file of one of its days (`general/2024-03-01.json`), else undefined. */
export const channelFolder = (name: string): string | undefined => dayFile.exec(name)?.[1] || undefined

/** Whether this is the list of users that an export of a chat has beside its channels. */
export const isUsersFile = (name: string): boolean => /(?:^|\/)users\.json$/i.test(name)

/** The folder of a file; empty for one at the top. */
export const folderOf = (name: string): string => name.slice(0, Math.max(0, name.lastIndexOf('/')))

/** `export/general` → `#general`. */
export const channelName = (folder: string): string => `#${folder.slice(folder.lastIndexOf('/') + 1)}`

/** The messages of one day as they are between the brackets of their list; undefined for any other file of that name. */
export const readDay = (bytes: Uint8Array): string | undefined => {
  const text = decode(bytes).trim()
  const messages = parseWhole(text)?.value
  return Array.isArray(messages) && messages.every(isMessage) ? text.slice(1, -1).trim() : undefined
}

const isMessage = (value: unknown): boolean => isJsonObject(value) && typeof value.ts === 'string'

/** The days of a channel as one list, each beginning on a line of its own. */
export const joinDays = (days: readonly string[]): string => `[\n${days.filter((day) => day !== '').join(',\n')}\n]\n`
