import { z } from 'zod'
import { defineFields, defineKeyedValues, keyIsPerson } from '../../crdt'

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
