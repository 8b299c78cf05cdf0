import { type MeetingText, textKey } from '../../shared/document'
import type { Situation, SituationId } from '../../shared/libs/blameless'
import type { CheckResult } from './check-text'

type Checked = Pick<CheckResult, 'situations'> | undefined

type Options = {
  check: (text: MeetingText) => Promise<Checked>
  /** Checks a text as it was before anybody looked. */
  checkBefore: (text: MeetingText) => Promise<Checked>
  onFound: (ids: SituationId[], text: MeetingText) => void
}

const toSituations = (checked: Checked): readonly Situation[] | undefined => checked?.situations

/** Reports the situations that have come up in a text since it was last looked at, and none twice. */
export const createSituationFeed = ({ check, checkBefore, onFound }: Options) => {
  /** By text: the situations that have been reported, or stood there before; undefined if that could not be found out. */
  const seen = new Map<string, Promise<readonly Situation[] | undefined>>()
  return {
    /** `before`: the text as it was when it was last reported, if it was there. */
    onRest: async (text: MeetingText, before: MeetingText | undefined): Promise<void> => {
      const key = textKey(text)
      // Kept from the first call on: the text may rest again before a slow check has answered.
      const known =
        seen.get(key) ?? (before ? checkBefore(before) : Promise.resolve({ situations: [] })).then(toSituations)
      seen.set(key, known)
      const standing = await known
      const now = toSituations(await check(text))
      if (!now || seen.get(key) !== known) return
      seen.set(key, Promise.resolve(now))
      const ids = standing ? newSituations(now, standing) : []
      if (ids.length > 0) onFound(ids, text)
    },
    onRemoved: (key: string): void => void seen.delete(key),
  }
}

/** The situations that a text shows more often than before, the most telling first. */
const newSituations = (now: readonly Situation[], before: readonly Situation[]): SituationId[] => {
  const counts = new Map<SituationId, number>()
  for (const { id } of before) counts.set(id, (counts.get(id) ?? 0) + 1)
  const found = new Set<SituationId>()
  for (const { id } of now) {
    const left = counts.get(id) ?? 0
    if (left > 0) counts.set(id, left - 1)
    else found.add(id)
  }
  return [...found]
}
