import type { Page } from 'playwright-core'
import { checkAction, findBlame, type SituationId, situationsIn } from '../../shared/libs/blameless'
import { builtInCards } from '../../shared/meeting/cards/deck'
import { situationReasons } from '../../shared/meeting/cards/labels'
import { answersTo } from '../../shared/meeting/cards/rank'
import { stages } from '../../shared/stages'
import type { createFacilitator } from './facilitator'
import { expectNothingOf } from './secrecy'

export const title = 'The users table was gone'
export const blamingSentence = 'At night the intern accidentally dropped the users table'
export const rewrittenSentence = 'At night the users table was accidentally dropped'
export const vendorSentence = 'The vendor broke the login again'
export const forgettingSentence = 'Sara forgot to renew the certificate'
export const vagueAction = 'Improve monitoring'
export const ownCard = { situation: 'Customers waited in silence', line: 'What did customers know while they waited?' }
export const ownAnswer = { situation: 'Nothing is planned', line: 'What would have helped most that night?' }

/** The lines of the cards for a situation. */
const getLines = (situation: SituationId): string[] =>
  builtInCards.filter((card) => answersTo(card, { situation })).flatMap(({ lines }) => lines)

/** Everything that the language check and the cards say about sentences and actions; nothing else in the app uses these texts. */
export const getFeedback = (sentences: readonly string[], actions: readonly string[]): string[] => [
  ...sentences.flatMap((sentence) => [
    ...findBlame(sentence).flatMap(({ kind, reason, ask, rewrite }) => [kind, reason, ask, rewrite ?? reason]),
    ...situationsIn(sentence).flatMap(({ id }) => [id, situationReasons[id], ...getLines(id)]),
  ]),
  ...actions.flatMap((action) => checkAction(action).flatMap(({ reason, ask }) => [reason, ask])),
]

export const feedback = getFeedback([blamingSentence, vendorSentence, forgettingSentence], [vagueAction])

export const expectNoFeedbackIn = (where: string, text: string): void => expectNothingOf(feedback, where, text)

/** The reason that the facilitator sees for the first situation in a sentence. */
export const getSituationReason = (sentence: string): string => {
  const [situation] = situationsIn(sentence)
  if (!situation) throw new Error(`There is no situation in “${sentence}”`)
  return situationReasons[situation.id]
}

export const getCardLine = (id: string): string => {
  const [line] = builtInCards.find((card) => card.id === id)?.lines ?? []
  if (!line) throw new Error(`There is no card “${id}”`)
  return line
}

/** The label that the facilitator sees for a problem of a stage. */
export const getProblemLabel = (problem: string): string => {
  const label = stages.find((stage) => problem in stage.problemLabels)?.problemLabels[problem]
  if (!label) throw new Error(`There is no label for “${problem}”`)
  return label
}

/** Creates both custom cards in the app, and edits the first one afterwards. */
export const addOwnCards = async (keys: ReturnType<typeof createFacilitator>): Promise<void> => {
  await keys.runCommand('Edit prompt cards')
  await keys.pressButton('Add card')
  await keys.waitForFocus('textbox', 'Situation')
  await keys.type(ownCard.situation)
  await keys.tabTo('textbox', 'What to say')
  await keys.type('What did customers hear from us?')
  await keys.pressButton('Save card')
  await keys.waitForFocus('button', `Edit “${ownCard.situation}”`)
  await keys.press('Enter')
  await keys.waitForFocus('textbox', 'Situation')
  await keys.tabTo('textbox', 'What to say')
  await keys.press('Control+a')
  await keys.type(ownCard.line)
  await keys.pressButton('Save card')
  await keys.waitForFocus('button', `Edit “${ownCard.situation}”`)

  await keys.pressButton('Add card', 'Shift+Tab')
  await keys.waitForFocus('textbox', 'Situation')
  await keys.type(ownAnswer.situation)
  await keys.tabTo('textbox', 'What to say')
  await keys.type(ownAnswer.line)
  await keys.tabTo('combobox', 'Weight')
  await keys.type('5')
  await keys.tabTo('checkbox', 'Actions')
  await keys.press('Space')
  await keys.tabTo('checkbox', 'Closing')
  // Tab to “When to show it automatically”, and expand it.
  await keys.press('Tab', 'Enter')
  await keys.tabTo('checkbox', `Actions: ${getProblemLabel('no-actions')}`)
  await keys.press('Space')
  await keys.pressButton('Save card')
  await keys.waitForFocus('button', `Edit “${ownAnswer.situation}”`)
  await keys.press('Escape')
  await keys.waitForNoDialog()
}

/** Finds the first custom card by search, among the pinned cards and in the command palette. */
export const findOwnCard = async (page: Page, keys: ReturnType<typeof createFacilitator>): Promise<void> => {
  const [first] = builtInCards.filter(({ group }) => group === 'blame')
  await keys.searchSituations('11')
  await keys.waitForCard(first?.lines[0] ?? '')
  await keys.searchSituations('customers waited')
  await page.getByRole('option', { name: ownCard.situation, selected: true }).waitFor()
  await keys.press('Enter')
  await keys.waitForCard(ownCard.line)
  await keys.runCommand('Pin this card')
  await keys.searchSituations('11')
  await keys.waitForCard(first?.lines[1] ?? '')
  await keys.press('Alt+k')
  const pins = await page.getByRole('option', { name: 'Pinned' }).locator('kbd').innerText()
  await keys.type(`${pins}1`)
  await keys.waitForCard(ownCard.line)
  await keys.runCommand(`Card: ${ownCard.situation}`)
  await keys.waitForCard(ownCard.line)
}
