import type { Locator, Page } from 'playwright-core'
import { until } from './until'

/** All words on a page. */
export const getPageText = (page: Page): Promise<string> => page.locator('body').innerText()

/** The underlines on words of plain fields. */
export const underlines = (page: Page): Locator => page.locator('[data-wording]')

/** The card on words that are underlined. */
export const wordingCard = (page: Page): Locator => page.getByRole('dialog', { name: 'Wording' })

/** Waits until these words are underlined, and no others. */
export const waitForUnderlines = async (page: Page, words: readonly string[]): Promise<void> => {
  await until(
    () => underlines(page).allInnerTexts(),
    (texts) => texts.join('|') === words.join('|'),
  )
}
