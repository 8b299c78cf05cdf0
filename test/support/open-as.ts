import type { Page } from 'playwright-core'

/** Opens a page of a document (`prepare`, `meeting`) as Dana; the name is asked for once in a browser. */
export const openAsDana = async (page: Page, url: string, id: string, path: string): Promise<void> => {
  await page.goto(url)
  await page.goto(new URL(`/d/${id}/${path}`, page.url()).href)
  const name = page.getByRole('dialog').getByRole('textbox')
  await name
    .or(page.getByRole('button', { name: 'Invite' }))
    .first()
    .waitFor()
  if (!(await name.isVisible())) return
  await name.fill('Dana')
  await name.press('Enter')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}
