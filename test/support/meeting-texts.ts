import { gitlab } from './gitlab-2017'

/** What the three have written in this meeting. */
export const writtenTexts = [
  ...gitlab.events.map(({ text }) => text),
  ...gitlab.problems.flatMap(({ text, chain }) => [text, ...chain.map((one) => one.text)]),
  ...gitlab.causes.map(({ text }) => text),
  ...gitlab.actions.flatMap(({ text, criterion, owner }) => [text, criterion, owner]),
  ...gitlab.lessons.map(({ text }) => text),
  ...['[Dana was here]', 'said by Ilya', 'said by Noor', 'Dana recalls', 'Ilya opened', 'Noor heard'],
  ...['(Ilya agrees)', '(Noor agrees)', 'Noor takes the notes', gitlab.goal, gitlab.summary, gitlab.parking[0]],
]

/** What each of the three would do differently next time. */
export const suggestions = ['Start with the numbers', 'Take a break halfway', 'Invite the support team']
