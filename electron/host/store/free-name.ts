import { join } from 'node:path'
import { fileExtension } from '../../../shared/file'
import { moveWithoutReplacing } from './durable-file'
import { systemCode } from './failures'

/** The longest names that every file system allows, even in an encrypted home folder. */
export const MAX_PORTABLE_NAME_BYTES = 143

/** Most file systems allow longer names. */
const NAME_LIMITS_BYTES = [255, MAX_PORTABLE_NAME_BYTES]

/** Marks where a name was shortened. */
const CUT_MARK = '…'

/** An extended name: what is before and after the part that may be shortened. */
export type NameParts = { before?: string; name: string; behind?: string }

const getEnding = (name: string): string =>
  name.toLowerCase().endsWith(fileExtension)
    ? name.slice(-fileExtension.length)
    : (/\.[^.]{1,16}$/.exec(name)?.[0] ?? '')

/** The whole name, with as much of its stem as fits. */
export const fitName = ({ before = '', name, behind = '' }: NameParts, maxBytes: number): string => {
  const whole = before + name + behind
  if (Buffer.byteLength(whole) <= maxBytes) return whole
  const ending = getEnding(name)
  let room = maxBytes - Buffer.byteLength(before + CUT_MARK + ending + behind)
  let kept = ''
  for (const letter of name.slice(0, name.length - ending.length)) {
    room -= Buffer.byteLength(letter)
    if (room < 0) break
    kept += letter
  }
  return before + kept + CUT_MARK + ending + behind
}

/** Whether a name was shortened when its file was moved. */
export const isCutName = (name: string): boolean => name.includes(CUT_MARK)

/**
 * Uses the first of the names that `place` finds free, shortened as far as the file system demands, since the original
 * name may already have the maximum length. Resolves to the name in `folder`.
 */
export const findFreeName = async (
  folder: string,
  nameAt: (attempt: number) => NameParts,
  place: (to: string) => Promise<boolean>,
): Promise<string> => {
  let limits = NAME_LIMITS_BYTES
  for (let attempt = 0; ; ) {
    const name = fitName(nameAt(attempt), limits[0] ?? 0)
    try {
      if (await place(join(folder, name))) return name
      attempt += 1
    } catch (error) {
      if (systemCode(error) !== 'ENAMETOOLONG' || limits.length < 2) throw error
      limits = limits.slice(1)
    }
  }
}

/** Moves a file to the first free name in a folder; resolves to that name. */
export const moveToFreeName = (from: string, folder: string, nameAt: (attempt: number) => NameParts): Promise<string> =>
  findFreeName(folder, nameAt, (to) => moveWithoutReplacing(from, to))
