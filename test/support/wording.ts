import type { Locator, Page } from 'playwright-core'
import { until } from './until'

/** The visible text of a page. */
export const getPageText = (page: Page): Promise<string> => page.locator('body').innerText()

/** The underlined words in plain fields. */
export const underlines = (page: Page): Locator => page.locator('[data-wording]')

/** The card that explains underlined words. */
export const wordingCard = (page: Page): Locator => page.getByRole('dialog', { name: 'Wording' })

/** Waits until exactly these words are underlined. */
export const waitForUnderlines = async (page: Page, words: readonly string[]): Promise<void> => {
  await until(
    () => underlines(page).allInnerTexts(),
    (texts) => texts.join('|') === words.join('|'),
  )
}
