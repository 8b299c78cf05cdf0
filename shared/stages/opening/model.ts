import { z } from 'zod'
import { defineFields, defineKeyedValues, keyIsPerson } from '../../crdt'
import { defineBallot, type ScaleQuestion, scaleChoices, scaleRules } from '../../meeting/ballots'

export const opening = defineFields({
  name: 'opening',
  fields: z.object({ areRulesRead: z.boolean().default(false), areRolesFilled: z.boolean().default(false) }),
  texts: ['goal'],
})

/** Who has agreed to the ground rules: one key per person. */
export const agreements = defineKeyedValues({
  name: 'opening.accepted',
  value: z.literal(true),
  personKey: keyIsPerson,
})

/** What each person is asked before the meeting turns to the incident. */
export const pulseQuestion: ScaleQuestion = {
  text: 'How safe do you feel to speak openly here?',
  low: 'Not at all',
  high: 'Completely',
  choices: scaleChoices(),
}

/** The safety pulse: a mark from each person, in secret. */
export const pulse = defineBallot('opening.pulse', { ...scaleRules([pulseQuestion]), maxTexts: 0 })
