import { type MeetingText, textKey } from '../../shared/document'
import type { Situation, SituationId } from '../../shared/libs/blameless'
import type { CheckResult } from './check-text'

type Options = {
  check: (text: MeetingText) => Promise<Pick<CheckResult, 'situations'> | undefined>
  /** Checks a text as it was before anybody looked. */
  checkBefore: (text: MeetingText) => Promise<Pick<CheckResult, 'situations'> | undefined>
  onFound: (ids: SituationId[], text: MeetingText) => void
}

/** Reports the situations that have come up in a text since it was last looked at, and none twice. */
export const createSituationFeed = ({ check, checkBefore, onFound }: Options) => {
  /** By text: the situations that have been reported, or stood there before. */
  const seen = new Map<string, readonly Situation[]>()
  return {
    /** `before`: the text as it was when it was last reported, if it was there. */
    onRest: async (text: MeetingText, before: MeetingText | undefined): Promise<void> => {
      const key = textKey(text)
      const known = seen.get(key) ?? (before && (await checkBefore(before))?.situations) ?? []
      const result = await check(text)
      if (!result) return
      seen.set(key, result.situations)
      const ids = newSituations(result.situations, known)
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
