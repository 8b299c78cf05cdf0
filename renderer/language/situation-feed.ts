import { type MeetingText, textKey } from '../../shared/document'
import type { Situation, SituationId } from '../../shared/libs/blameless'
import type { CheckResult } from './check-text'

type Checked = Pick<CheckResult, 'situations'> | undefined

type Options = {
  check: (text: MeetingText) => Promise<Checked>
  /** Checks an earlier state of a text. */
  checkBefore: (text: MeetingText) => Promise<Checked>
  onFound: (ids: SituationId[], text: MeetingText) => void
}

const toSituations = (checked: Checked): readonly Situation[] | undefined => checked?.situations

/** Reports the situations that have come up in a text since its last check, each once. */
export const createSituationFeed = ({ check, checkBefore, onFound }: Options) => {
  /**
   * By text: the situations that have been reported or were there before; undefined if they could not be determined.
   */
  const seen = new Map<string, Promise<readonly Situation[] | undefined>>()
  return {
    /** `previousText`: the text as last reported, if it existed. */
    onRest: async (text: MeetingText, previousText: MeetingText | undefined): Promise<void> => {
      const key = textKey(text)
      // Stored from the first call on: the text may be reported again before a slow check has answered.
      const known =
        seen.get(key) ??
        (previousText ? checkBefore(previousText) : Promise.resolve({ situations: [] })).then(toSituations)
      seen.set(key, known)
      const previous = await known
      const now = toSituations(await check(text))
      if (!now || seen.get(key) !== known) return
      seen.set(key, Promise.resolve(now))
      const ids = previous ? newSituations(now, previous) : []
      if (ids.length > 0) onFound(ids, text)
    },
    onRemoved: (key: string): void => void seen.delete(key),
  }
}

/** The situations that occur in a text more often than before, the most significant first. */
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
