import type { Page } from 'playwright-core'
import { builtInCards } from '../../shared/meeting/cards/deck'
import { stages } from '../../shared/stages'
import type { facilitator } from './facilitator'
import { expectNoneIn, saidOf } from './language-secrecy'

export const title = 'The users table was gone'
export const blaming = 'At night the intern accidentally dropped the users table'
export const rewritten = 'At night the users table was accidentally dropped'
export const heard = 'The vendor broke the login again'
export const forgetful = 'Sara forgot to renew the certificate'
export const vague = 'Improve monitoring'
export const ownCard = { situation: 'Customers waited in silence', line: 'What did customers know while they waited?' }
export const ownAnswer = { situation: 'Nothing is planned', line: 'What would have helped most that night?' }

export const said = saidOf([blaming, heard, forgetful], [vague])

export const expectNothingSaidIn = (where: string, text: string): void => expectNoneIn(where, said, text)

export const lineOf = (id: string): string => {
  const [line] = builtInCards.find((card) => card.id === id)?.lines ?? []
  if (!line) throw new Error(`There is no card “${id}”`)
  return line
}

/** What the facilitator is told of something missing. */
export const labelOf = (problem: string): string => {
  const label = stages.find((stage) => problem in stage.problemLabels)?.problemLabels[problem]
  if (!label) throw new Error(`There is no label for “${problem}”`)
  return label
}

/** Makes both own cards in the app, and edits the first one once it is there. */
export const addOwnCards = async (keys: ReturnType<typeof facilitator>): Promise<void> => {
  await keys.choose('Edit prompt cards')
  await keys.use('Add card')
  await keys.isLedTo('textbox', 'Situation')
  await keys.type(ownCard.situation)
  await keys.goTo('textbox', 'What to say')
  await keys.type('What did customers hear from us?')
  await keys.use('Save card')
  await keys.isLedTo('button', `Edit “${ownCard.situation}”`)
  await keys.press('Enter')
  await keys.isLedTo('textbox', 'Situation')
  await keys.goTo('textbox', 'What to say')
  await keys.press('Control+a')
  await keys.type(ownCard.line)
  await keys.use('Save card')
  await keys.isLedTo('button', `Edit “${ownCard.situation}”`)

  await keys.use('Add card', 'Shift+Tab')
  await keys.isLedTo('textbox', 'Situation')
  await keys.type(ownAnswer.situation)
  await keys.goTo('textbox', 'What to say')
  await keys.type(ownAnswer.line)
  await keys.goTo('combobox', 'Weight')
  await keys.type('5')
  await keys.goTo('checkbox', 'Actions')
  await keys.press('Space')
  await keys.goTo('checkbox', 'Closing')
  // On to “When to show it automatically”, which opens.
  await keys.press('Tab', 'Enter')
  await keys.goTo('checkbox', `Actions: ${labelOf('no-actions')}`)
  await keys.press('Space')
  await keys.use('Save card')
  await keys.isLedTo('button', `Edit “${ownAnswer.situation}”`)
  await keys.press('Escape')
  await keys.isClosed()
}

/** Finds the first own card by search, among the pins and among the actions. */
export const findOwnCard = async (page: Page, keys: ReturnType<typeof facilitator>): Promise<void> => {
  const [first] = builtInCards.filter(({ group }) => group === 'blame')
  await keys.pick('11')
  await keys.holds(first?.lines[0] ?? '')
  await keys.pick('customers waited')
  await page.getByRole('option', { name: ownCard.situation, selected: true }).waitFor()
  await keys.press('Enter')
  await keys.holds(ownCard.line)
  await keys.choose('Pin this card')
  await keys.pick('11')
  await keys.holds(first?.lines[1] ?? '')
  await keys.press('Alt+k')
  const pins = await page.getByRole('option', { name: 'Pinned' }).locator('kbd').innerText()
  await keys.type(`${pins}1`)
  await keys.holds(ownCard.line)
  await keys.choose(`Card: ${ownCard.situation}`)
  await keys.holds(ownCard.line)
}
