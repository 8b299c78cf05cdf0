import type { Locator, Page } from 'playwright-core'
import { createKeyboard } from './keyboard'
import { until } from './until'

/** Runs a command of the command palette, by its full name. */
export const runCommand = async (page: Page, command: string): Promise<void> => {
  await page.keyboard.press('ControlOrMeta+k')
  await page.getByRole('combobox', { name: 'Find an action, a stage or a postmortem' }).waitFor()
  await page.keyboard.type(command)
  await page.getByRole('option', { name: command, selected: true }).waitFor()
  await page.keyboard.press('Enter')
}

/** A facilitator who uses only the keyboard, with their prompt cards. */
export const createFacilitator = (page: Page) => {
  const keys = createKeyboard(page)
  const cards = page.getByRole('region', { name: 'Prompt cards' })
  const waitForNoDialog = (): Promise<void> => page.getByRole('dialog').waitFor({ state: 'detached' })
  return {
    ...keys,
    cards,
    waitForNoDialog,
    runCommand: (command: string): Promise<void> => runCommand(page, command),
    /** Waits for a text in the prompt cards. */
    waitForCardText: (text: string): Promise<void> => cards.getByText(text).first().waitFor(),
    /** Waits until no dialog is open, a card shows this line, and the focus is not lost. */
    waitForCard: async (line: string): Promise<void> => {
      await waitForNoDialog()
      await cards.getByText(line).first().waitFor()
      await keys.waitForAnyFocus()
    },
    /** Opens the list of situations and types a search. */
    searchSituations: async (query: string): Promise<void> => {
      await keys.press('Alt+k')
      await keys.waitForFocus('combobox', /^Situation/)
      await keys.type(query)
    },
    /** Creates a postmortem and shares it; resolves to the links for browsers, with edit and with read access. */
    share: async (title: string): Promise<{ editLink: string; readLink: string }> => {
      await keys.press('Alt+n')
      await keys.waitForFocus('textbox', 'Title')
      await keys.type(title)
      await keys.press('Enter', 'Alt+i')
      await keys.pressButton('Make invite')
      await keys.tabTo('checkbox', /^Let people join in a browser/)
      await keys.press('Space')
      const link: Locator = page.getByLabel('Link for browsers', { exact: true })
      const editLink = await link.inputValue()
      await keys.tabTo('combobox', 'Anyone with the link can', 'Shift+Tab')
      await keys.press('ArrowDown')
      const readLink = await until(
        () => link.inputValue(),
        (now) => now !== editLink,
      )
      await keys.press('Escape')
      await waitForNoDialog()
      return { editLink, readLink }
    },
  }
}
