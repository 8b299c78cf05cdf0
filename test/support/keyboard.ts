import type { Locator, Page } from 'playwright-core'
import { until } from './until'

type Role = Parameters<Page['getByRole']>[0]

/** What has the focus, as a screen reader would say it; for what a failed search tells. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { activeElement: at } = document
    const name = at?.getAttribute('aria-label') ?? at?.textContent?.trim().slice(0, 60) ?? ''
    return at === null || at === document.body ? 'nothing' : `${at.getAttribute('role') ?? at.tagName} “${name}”`
  })

/** More steps than any screen of the tests has places for the focus. */
const MOST_STEPS = 120

/** A person with only a keyboard. */
export const keyboard = (page: Page) => {
  const press = (...keys: readonly string[]): Promise<void> =>
    keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve())
  const type = (words: string): Promise<void> => page.keyboard.type(words)
  const isAt = async (target: Locator): Promise<boolean> => (await target.and(page.locator(':focus')).count()) === 1
  const named = (role: Role, name: string | RegExp): Locator =>
    page.getByRole(role, { name, exact: typeof name === 'string' })

  /** Waits until something has the focus without a key being pressed for it. */
  const isLedTo = async (role: Role, name: string | RegExp): Promise<void> => {
    await until(
      async () => ({ isThere: await isAt(named(role, name)), focus: await focused(page) }),
      ({ isThere }) => isThere,
    )
  }
  /** Steps on (or back, by `Shift+Tab`) until the focus is there, as somebody does who listens for a name. */
  const goTo = async (role: Role, name: string | RegExp, step: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> => {
    const target = named(role, name)
    await target.first().waitFor()
    const passed: string[] = []
    while (!(await isAt(target))) {
      if (passed.length > MOST_STEPS)
        throw new Error(`${step} never comes to ${role} “${name}”, only to ${passed.join(', ')}`)
      await press(step)
      passed.push(await focused(page))
    }
  }
  return {
    press,
    type,
    goTo,
    isLedTo,
    /** Fails if the focus is lost, so that the next key would go nowhere. */
    holdsFocus: () =>
      until(
        () => focused(page),
        (where) => where !== 'nothing',
      ),
    /** Presses the button with this name, from wherever the focus is. */
    use: async (name: string | RegExp, step?: 'Tab' | 'Shift+Tab'): Promise<void> => {
      await goTo('button', name, step)
      await press('Enter')
    },
    /** Goes to a text, types, and submits it with Enter. */
    enter: async (name: string | RegExp, words: string, step?: 'Tab' | 'Shift+Tab'): Promise<void> => {
      await goTo('textbox', name, step)
      await type(words)
      await press('Enter')
    },
  }
}
