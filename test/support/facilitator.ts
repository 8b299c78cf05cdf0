import type { Locator, Page } from 'playwright-core'
import { keyboard } from './keyboard'
import { until } from './until'

/** Chooses an action by its words, as Ctrl-K offers it. */
export const chooseAction = async (page: Page, action: string): Promise<void> => {
  await page.keyboard.press('ControlOrMeta+k')
  await page.getByRole('combobox', { name: 'Find an action, a stage or a postmortem' }).waitFor()
  await page.keyboard.type(action)
  await page.getByRole('option', { name: action, selected: true }).waitFor()
  await page.keyboard.press('Enter')
}

/** A facilitator with only a keyboard, and their cards. */
export const facilitator = (page: Page) => {
  const keys = keyboard(page)
  const cards = page.getByRole('region', { name: 'Prompt cards' })
  const isClosed = (): Promise<void> => page.getByRole('dialog').waitFor({ state: 'detached' })
  return {
    ...keys,
    cards,
    isClosed,
    choose: (action: string): Promise<void> => chooseAction(page, action),
    /** Waits until their cards say something. */
    reads: (words: string): Promise<void> => cards.getByText(words).first().waitFor(),
    /** Waits until a dialog has closed and a line is in hand, and the focus is somewhere. */
    holds: async (line: string): Promise<void> => {
      await isClosed()
      await cards.getByText(line).first().waitFor()
      await keys.holdsFocus()
    },
    /** Opens the list of situations, and types into it. */
    pick: async (typed: string): Promise<void> => {
      await keys.press('Alt+k')
      await keys.isLedTo('combobox', /^Situation/)
      await keys.type(typed)
    },
    /** Creates a postmortem and shares it; resolves to the links for browsers, to take part and to read. */
    share: async (title: string): Promise<{ toEdit: string; toRead: string }> => {
      await keys.press('Alt+n')
      await keys.isLedTo('textbox', 'Title')
      await keys.type(title)
      await keys.press('Enter', 'Alt+i')
      await keys.use('Make invite')
      await keys.goTo('checkbox', /^Let people join in a browser/)
      await keys.press('Space')
      const link: Locator = page.getByLabel('Link for browsers', { exact: true })
      const toEdit = await link.inputValue()
      await keys.goTo('combobox', 'Anyone with the link can', 'Shift+Tab')
      await keys.press('ArrowDown')
      const toRead = await until(
        () => link.inputValue(),
        (now) => now !== toEdit,
      )
      await keys.press('Escape')
      await isClosed()
      return { toEdit, toRead }
    },
  }
}
