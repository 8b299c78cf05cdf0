import { z } from 'zod'
import { defineKeyedValues, type PersonKey } from '../../crdt'
import type { Answer, FormerAnswers } from '../../meeting/ballots'
import { roster } from '../../meeting/incident'
import { byPerson, createPersonFinder, resolvePeople } from '../../meeting/people'

const personKey: PersonKey = {
  getPerson: (key) => key.slice(key.indexOf('|') + 1),
  withPerson: (key, person) => `${key.slice(0, key.indexOf('|'))}|${person}`,
}

const votes = defineKeyedValues({ name: 'fishbone.votes', value: z.literal(true) })

/** Votes as earlier versions stored them: `cause id|person` was one vote, where the person is a roster id or a name. */
export const formerVotes: FormerAnswers = {
  root: votes.name,
  read: (doc) => {
    const find = createPersonFinder(resolvePeople(roster.read(doc).value))
    const byVoter = new Map<string, Answer>()
    for (const key of Object.keys(byPerson(votes.read(doc).value, personKey, find))) {
      const voter = personKey.getPerson(key)
      const answer = byVoter.get(voter) ?? { choices: [], texts: [] }
      answer.choices.push(key.slice(0, key.indexOf('|')))
      byVoter.set(voter, answer)
    }
    return [...byVoter.values()]
  },
}
