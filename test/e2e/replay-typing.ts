import type { Locator, Page } from 'playwright-core'
import type { ReplayAnswer, ReplayProblem } from '../support/github-2018'
import { textbox } from '../support/meeting-driver'
import { until } from '../support/until'

/** The number of answers in a list, including nested ones. */
export const countAnswers = (answers: readonly ReplayAnswer[]): number =>
  answers.reduce((sum, { below = [] }) => sum + 1 + countAnswers(below), 0)

export const stage = (page: Page): Locator => page.getByRole('region', { name: 'Stage' })

/** Characters of each line that are typed; the rest is inserted at once, as by dictation. Either shows a lost focus. */
const KEYS_PER_LINE = 16

/** Types a line into whatever has the focus, and presses Enter. */
const typeOn = async (page: Page, line: string): Promise<void> => {
  await page.keyboard.type(line.slice(0, KEYS_PER_LINE))
  if (line.length > KEYS_PER_LINE) await page.keyboard.insertText(line.slice(KEYS_PER_LINE))
  await page.keyboard.press('Enter')
}

/** Clicks a field, types a line into it, and presses Enter. */
export const typeLine = async (page: Page, field: Locator, line: string): Promise<void> => {
  await field.click()
  await typeOn(page, line)
}

/** Adds a line from the capture bar. */
export const captureLine = async (page: Page, kind: string, line: string): Promise<void> => {
  const bar = page.getByRole('region', { name: 'Capture' })
  const field = bar.getByRole('textbox')
  const button = bar.getByRole('button', { name: kind, exact: true })
  if ((await button.getAttribute('aria-pressed')) !== 'true') await button.click()
  await typeLine(page, field, line)
  await until(
    () => field.inputValue(),
    (left) => left === '',
  )
}

const markAnswer = async (page: Page, { text, mark }: ReplayAnswer): Promise<void> => {
  const step = stage(page).getByRole('listitem', { name: text, exact: true })
  await step.waitFor()
  if (!mark) return
  await step.getByLabel('Mark').selectOption(mark)
  // Back where the caret was, in the empty answer to the next question.
  await stage(page)
    .locator('form', { has: page.getByRole('button', { name: 'Ask why' }) })
    .getByRole('textbox')
    .click()
}

const typeAnswers = async (page: Page, list: readonly ReplayAnswer[]): Promise<void> => {
  const [first, ...others] = list
  if (!first) return
  await typeOn(page, first.text)
  await markAnswer(page, first)
  await typeAnswers(page, first.below ?? [])
  for (const other of others) {
    const step = stage(page).getByRole('listitem', { name: first.text, exact: true })
    await step.focus()
    await step.getByRole('button', { name: /other answer/i }).click()
    await typeOn(page, other.text)
    await stage(page).getByRole('listitem', { name: other.text, exact: true }).waitFor()
    await markAnswer(page, other)
    await typeAnswers(page, other.below ?? [])
    // Back on the first branch, where the next one starts.
    const last = stage(page).getByRole('listitem', { name: other.text, exact: true })
    await last.focus()
    await last.getByRole('button', { name: /other answer/i }).click()
    await last.getByRole('button', { name: first.text, exact: true }).click()
  }
}

/** Adds a problem, and types all answers to it without using the mouse in between. */
export const typeProblem = async (page: Page, problem: ReplayProblem): Promise<void> => {
  const open = stage(page).getByRole('button', { name: 'Add problem' })
  const field = textbox(page, 'New problem')
  await open.or(field).first().waitFor()
  if (!(await field.isVisible())) await open.click()
  await typeLine(page, field, problem.text)
  await page.getByRole('tab', { name: new RegExp(problem.text.slice(0, 30)), selected: true }).waitFor()
  await typeAnswers(page, problem.answers)
}
