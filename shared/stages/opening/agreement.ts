import type { ValueOf } from '../../doc'
import type { RosterEntry } from '../../record'
import type { accepted } from './model'

type Room = {
  yes: ValueOf<typeof accepted>
  roster: readonly Pick<RosterEntry, 'name' | 'hasAttended'>[]
  /** Names of those who are connected now, one a window. */
  connected: readonly string[]
}

const keyOf = (name: string): string => name.trim().toLocaleLowerCase()

export type Participant = { name: string; isHere: boolean; hasAgreed: boolean }

/**
 * Who can agree to the ground rules, each once and by name. Those are here who are connected, marked as attending, or
 * have agreed already: one person may type for a whole room.
 */
export const agreementOf = ({ yes, roster, connected }: Room): Participant[] => {
  const here = new Set([...roster.filter((one) => one.hasAttended).map(({ name }) => name), ...connected].map(keyOf))
  const everyone = new Map<string, Participant>()
  // A yes is kept under the name it was given with, which comes first so that it is not shown under another spelling.
  for (const name of [...Object.keys(yes), ...roster.map((one) => one.name), ...connected]) {
    const key = keyOf(name)
    if (key === '' || everyone.has(key)) continue
    const hasAgreed = name in yes
    everyone.set(key, { name: hasAgreed ? name : name.trim(), isHere: hasAgreed || here.has(key), hasAgreed })
  }
  return [...everyone.values()].sort((a, b) => a.name.localeCompare(b.name))
}
