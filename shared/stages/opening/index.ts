import { defineStage, problem } from '../contract'
import { agreements, opening } from './model'

export const openingStage = defineStage({
  id: 'opening',
  title: 'Opening',
  purpose: 'Agree how we talk.',
  silentQuestion: 'What do you hope to understand by the end of this meeting?',
  defaultMinutes: { 60: 2, 90: 4, 120: 5 },
  sections: { opening, accepted: agreements },
  texts: ({ opening: { goal } }) =>
    goal.trim() ? [{ ref: { section: opening.name, id: '', field: 'goal' }, text: goal }] : [],
  problemLabels: {
    'rules-not-read': 'The ground rules haven’t been read aloud.',
    'no-note-taker': 'No one is taking notes.',
  },
  problems: ({ opening: { areRulesRead } }, { roster }) => [
    ...(areRulesRead ? [] : [problem('rules-not-read', 'The ground rules haven’t been read aloud.')]),
    ...(roster.some((one) => one.role === 'note-taker') ? [] : [problem('no-note-taker', 'No one is taking notes.')]),
  ],
  reportSection: 'meeting',
  report: ({ opening: { goal } }) => (goal.trim() ? [{ type: 'paragraph', label: 'Goal', text: goal }] : []),
})
