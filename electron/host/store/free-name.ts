import { join } from 'node:path'
import { fileExtension } from '../../../shared/file'
import { moveWithoutReplacing } from './durable'
import { systemCode } from './failures'

/** The longest names that every disk allows, also in an encrypted home folder. */
export const MAX_PORTABLE_NAME_BYTES = 143

/** Most disks allow longer names. */
const NAME_LIMITS_BYTES = [255, MAX_PORTABLE_NAME_BYTES]

/** Stands for what was cut out of a name. */
const CUT_MARK = '…'

/** A name that was made longer: what stands before and behind the part that may be cut. */
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
 * Puts something under the first of the names that `place` finds free, shortened as far as the disk demands: the name it
 * has may be as long as the disk allows. Resolves to the name in `folder`.
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

/** Moves a file to the first of the names in a folder that is free; resolves to that name. */
export const moveToFreeName = (from: string, folder: string, nameAt: (attempt: number) => NameParts): Promise<string> =>
  findFreeName(folder, nameAt, (to) => moveWithoutReplacing(from, to))
