import { z } from 'zod'
import { defineKeyedValues, keyIsPerson } from '../../crdt'
import type { FormerAnswers } from '../../meeting/ballots'
import { roster } from '../../meeting/incident'
import { byPerson, createPersonFinder, resolvePeople } from '../../meeting/people'

const feedback = defineKeyedValues({
  name: 'closing.feedback',
  value: z.object({ worth: z.number().int().min(1).max(5), comment: z.string() }),
})

/** Feedback as older versions stored it: one key per person, which is a roster id or a name. */
export const formerFeedback: FormerAnswers = {
  root: feedback.name,
  // Everyone could read these answers by name; counts of three and four people are kept.
  rules: { minVoters: 3 },
  read: (doc) => {
    const find = createPersonFinder(resolvePeople(roster.read(doc).value))
    return Object.values(byPerson(feedback.read(doc).value, keyIsPerson, find)).map(({ worth, comment }) => ({
      choices: [String(worth)],
      texts: comment.trim() === '' ? [] : [comment.trim()],
    }))
  },
}
