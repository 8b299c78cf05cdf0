import { readPerson } from '../capture/people'
import type { RosterPerson } from '../people'
import { isOwnComment, type Reader, type Thread } from './threads'

const MAX_MENTIONS = 50

/**
 * The people whom a text mentions: each name after an `@`, as far as it is clear whom it means. Read from the text each
 * time, so that changing it changes whom it mentions, and somebody who joins later finds what was said to them.
 */
export const findMentioned = (text: string, people: readonly RosterPerson[]): RosterPerson[] => {
  if (!text.includes('@')) return []
  const names = people.flatMap((person) => person.names)
  const found = new Set<RosterPerson>()
  for (const { index } of [...text.matchAll(/(?<![\p{L}\p{N}])@/gu)].slice(0, MAX_MENTIONS)) {
    const read = readPerson(text.slice(index + 1), names, () => false)
    // Of two people with one name, each may be meant.
    if (read?.isKnown) for (const person of people) if (person.names.includes(read.name)) found.add(person)
  }
  return [...found]
}

/** The threads that wait for somebody: a comment mentions them, and they have not said anything since. */
export const listMentioning = (
  threads: readonly Thread[],
  reader: Reader,
  people: readonly RosterPerson[],
): readonly Thread[] => {
  const me = people.find(({ ids }) => reader.person !== undefined && ids.includes(reader.person))
  if (!me) return []
  return threads.filter(({ state, comments }) => {
    if (state === 'resolved') return false
    const last = comments.findLastIndex((comment) => isOwnComment(comment, reader, people))
    return comments.slice(last + 1).some(({ text }) => findMentioned(text, people).includes(me))
  })
}
