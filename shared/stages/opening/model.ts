import { z } from 'zod'
import { defineFields, defineRegister, keyIsPerson } from '../../doc'

export const opening = defineFields({
  name: 'opening',
  fields: z.object({ areRulesRead: z.boolean().default(false), areRolesFilled: z.boolean().default(false) }),
  texts: ['goal'],
})

/** Who has said yes to the ground rules: one key a person. */
export const accepted = defineRegister({
  name: 'opening.accepted',
  value: z.literal(true),
  personKey: keyIsPerson,
})
