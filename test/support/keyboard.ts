import type { Locator, Page } from 'playwright-core'
import { until } from './until'

type Role = Parameters<Page['getByRole']>[0]

/** The role and name of the focused element, for error messages. */
const describeFocus = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { activeElement: at } = document
    const name = at?.getAttribute('aria-label') ?? at?.textContent?.trim().slice(0, 60) ?? ''
    return at === null || at === document.body ? 'nothing' : `${at.getAttribute('role') ?? at.tagName} “${name}”`
  })

/** More tab stops than any screen in the tests has. */
const MAX_TAB_STOPS = 120

/** A person who uses only the keyboard. */
export const createKeyboard = (page: Page) => {
  const press = (...keys: readonly string[]): Promise<void> =>
    keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve())
  const type = (words: string): Promise<void> => page.keyboard.type(words)
  const hasFocus = async (target: Locator): Promise<boolean> => (await target.and(page.locator(':focus')).count()) === 1
  const locate = (role: Role, name: string | RegExp): Locator =>
    page.getByRole(role, { name, exact: typeof name === 'string' })

  /** Waits until an element has the focus, without pressing a key. */
  const waitForFocus = async (role: Role, name: string | RegExp): Promise<void> => {
    await until(
      async () => ({ isFocused: await hasFocus(locate(role, name)), focus: await describeFocus(page) }),
      ({ isFocused }) => isFocused,
    )
  }
  /** Presses Tab (or Shift+Tab) until the element has the focus. */
  const tabTo = async (role: Role, name: string | RegExp, step: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> => {
    const target = locate(role, name)
    await target.first().waitFor()
    const passed: string[] = []
    while (!(await hasFocus(target))) {
      if (passed.length > MAX_TAB_STOPS)
        throw new Error(`${step} never reaches ${role} “${name}”, only ${passed.join(', ')}`)
      await press(step)
      passed.push(await describeFocus(page))
    }
  }
  return {
    press,
    type,
    tabTo,
    waitForFocus,
    /** Waits until the focus is not lost, since a key press would then go nowhere. */
    waitForAnyFocus: () =>
      until(
        () => describeFocus(page),
        (where) => where !== 'nothing',
      ),
    /** Tabs to a button and presses it. */
    pressButton: async (name: string | RegExp, step?: 'Tab' | 'Shift+Tab'): Promise<void> => {
      await tabTo('button', name, step)
      await press('Enter')
    },
    /** Tabs to a text box, types, and submits with Enter. */
    submitText: async (name: string | RegExp, words: string, step?: 'Tab' | 'Shift+Tab'): Promise<void> => {
      await tabTo('textbox', name, step)
      await type(words)
      await press('Enter')
    },
  }
}
