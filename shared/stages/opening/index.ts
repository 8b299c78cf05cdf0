import { listRatings, type Rating } from '../../meeting/ballots'
import { defineStage, problem } from '../contract'
import { agreements, opening, pulse, pulseQuestion } from './model'

export const openingStage = defineStage({
  id: 'opening',
  title: 'Opening',
  purpose: 'Agree how we talk.',
  silentQuestion: 'What do you hope to understand by the end of this meeting?',
  defaultMinutes: { 60: 2, 90: 4, 120: 5 },
  ways: ['meeting'],
  sections: { opening, accepted: agreements, pulse },
  texts: ({ opening: { goal } }) =>
    goal.trim() ? [{ ref: { section: opening.name, id: '', field: 'goal' }, text: goal }] : [],
  problemLabels: {
    'rules-not-read': 'The ground rules haven’t been read aloud.',
    'no-note-taker': 'No one is taking notes.',
    'low-pulse': 'Someone doesn’t feel safe to speak openly.',
  },
  problems: ({ opening: { areRulesRead } }, { roster }) => [
    ...(areRulesRead ? [] : [problem('rules-not-read', 'The ground rules haven’t been read aloud.')]),
    ...(roster.some((one) => one.role === 'note-taker') ? [] : [problem('no-note-taker', 'No one is taking notes.')]),
  ],
  cues: ({ pulse: rounds }) =>
    listRatings([pulseQuestion], rounds).some(isLow)
      ? [problem('low-pulse', 'Somebody chose one of the two lowest numbers of the safety pulse.')]
      : [],
  reportSection: 'meeting',
  report: ({ opening: { goal } }) => (goal.trim() ? [{ type: 'paragraph', label: 'Goal', text: goal }] : []),
  ratings: (data) => listRatings([pulseQuestion], data.pulse),
})

const isLow = ({ counts: [first = 0, second = 0] }: Rating): boolean => first + second > 0
