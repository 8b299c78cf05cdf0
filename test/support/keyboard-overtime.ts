import type { Page } from 'playwright-core'
import type { createKeyboard } from './keyboard'
import { until } from './until'

/**
 * Lets Impact run over and answers by keyboard in every way there is: takes minutes from Fishbone and gives them back, adds
 * three minutes, parks what is open, and goes on to Timeline.
 */
export const answerOvertime = async (page: Page, keys: ReturnType<typeof createKeyboard>): Promise<void> => {
  const isUp = page.getByRole('region', { name: 'Time is up' })
  const minutesOf = (title: string) => page.getByLabel(`Minutes for ${title}`).inputValue()
  const hasMinutes = (title: string, minutes: string) =>
    until(
      () => minutesOf(title),
      (value) => value === minutes,
    )
  const letItRunOver = async (): Promise<void> => {
    await keys.tabTo('textbox', 'Minutes for Impact', 'Shift+Tab')
    await keys.press('Control+a')
    await keys.type('0')
    await keys.press('Enter')
    await isUp.waitFor()
    await keys.waitForFocus('textbox', 'Minutes for Impact')
  }
  const before = await minutesOf('Fishbone')
  await letItRunOver()
  await keys.press('Alt+Shift+M')
  await hasMinutes('Impact', '3')
  await hasMinutes('Fishbone', String(Number(before) - 3))
  await keys.press('Alt+z')
  await hasMinutes('Fishbone', before)
  await isUp.waitFor()
  await keys.waitForAnyFocus()
  await keys.press('Alt+Shift+J')
  await hasMinutes('Impact', '3')
  await letItRunOver()
  await keys.pressButton('Park what is open')
  await keys.waitForFocus('textbox', 'Capture: Park')
  await keys.type('How much support time it took')
  await keys.press('Enter')
  await keys.pressButton('Go on to Timeline', 'Shift+Tab')
}
