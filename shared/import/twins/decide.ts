import { byImport, hasNews, isSame, type Member, plainFields, storedValue } from './members'

/** What is to become of the twins of one record. */
export type Decision = {
  /** The one that stands for all of them. */
  survivor: Member
  /** Values that it takes over; undefined for one that it should not have. */
  values: Map<string, unknown>
  /** To the trash, where they may be already. */
  repeats: Member[]
  /** Those that hold words of their own: they stay, or come back. */
  staying: Member[]
}

/** Texts that somebody has typed into since the import. They cannot be moved while others may be typing. */
const ownTexts = ({ definition, edited }: Member): string[] => definition.texts.filter((key) => edited.has(key))

/** The values that one record takes over from others: what was changed since, and otherwise what came first. */
const collectValues = (survivor: Member, repeats: readonly Member[]): Map<string, unknown> => {
  const values = new Map<string, unknown>()
  const inOrder = [survivor, ...repeats].sort(byImport)
  for (const key of plainFields(survivor)) {
    if (survivor.edited.has(key)) continue
    const knowing = inOrder.filter((one) => plainFields(one).includes(key))
    // A place in the list is a matter of its own list, and nothing that was corrected.
    const source = knowing.find(({ edited }) => edited.has(key)) ?? (key === 'order' ? survivor : knowing[0])
    if (source && !isSame(storedValue(source, key), storedValue(survivor, key)))
      values.set(key, storedValue(source, key))
  }
  return values
}

/** Whether a record changed what the survivor or an earlier one changed differently, or has a field that it lacks. */
const clashes = (member: Member, survivor: Member, earlier: readonly Member[]): boolean =>
  plainFields(member).some((key) => {
    if (!member.edited.has(key)) return false
    if (!plainFields(survivor).includes(key)) return true
    return [survivor, ...earlier].some(
      (one) => one.edited.has(key) && !isSame(storedValue(one, key), storedValue(member, key)),
    )
  })

/**
 * Decides which of the records with one import key stays. It depends on nothing but what they hold, so that all who
 * decide it come to the same, in any order and however often. The earliest import stands for the others, as it was
 * corrected, unless somebody has typed into another since. `isReferred`: something points to a record that cannot be
 * pointed to another.
 */
export const decideTwins = (
  members: readonly Member[],
  isReferred: (member: Member) => boolean,
): Decision | undefined => {
  const candidates = members.filter(({ where }) => where === 'present' || where === 'repeat').sort(byImport)
  const withNews = candidates.filter((one) => one.where === 'present' || isReferred(one) || hasNews(one))
  // Somebody removed the record, or wants one of its twins: only an edit brings another back.
  const isDecided = members.some(({ where }) => where === 'removed' || where === 'kept')
  const pool = withNews.length > 0 || isDecided ? withNews : candidates
  const survivor = pool.find((one) => ownTexts(one).length > 0 || isReferred(one)) ?? pool[0]
  if (!survivor) return undefined
  const repeats: Member[] = []
  const staying: Member[] = []
  for (const member of pool) {
    if (member === survivor) continue
    const hasOwnWords = ownTexts(member).some((key) => !isSame(storedValue(member, key), storedValue(survivor, key)))
    if (hasOwnWords || isReferred(member) || clashes(member, survivor, repeats)) staying.push(member)
    else repeats.push(member)
  }
  return { survivor, values: collectValues(survivor, repeats), repeats, staying }
}
