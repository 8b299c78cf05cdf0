import type { Page } from 'playwright-core'
import { openLab } from '../../support/lab'
import type { Fixture } from './page/main'

/** A page with an open session, in its own browser. */
export type LabPage = {
  page: Page
  see: () => Promise<ReturnType<Fixture['see']>>
  type: (words: string) => Promise<void>
}

export type MeshLab = Awaited<ReturnType<typeof openMeshLab>>

/** A lab whose hosts serve a bare page, from which sessions are opened without the app around them. */
export const openMeshLab = async (computers: number) => {
  const lab = await openLab(computers, 'test/e2e/mesh/page')

  const openPage = async (at: number, url: string): Promise<Page> => {
    const page = await (await (await lab.startBrowser(at)).newContext()).newPage()
    page.on('pageerror', (error) => console.error(`page on computer ${at}:`, error))
    await page.goto(url)
    await page.waitForFunction(() => 'fixture' in window)
    return page
  }

  const openSession = async (page: Page, id: string, name: string, kind: 'own' | 'guest'): Promise<LabPage> => {
    await page.evaluate(([documentId, who, what]) => window.fixture.open(documentId, who, what), [
      id,
      name,
      kind,
    ] as const)
    return {
      page,
      see: () => page.evaluate(() => window.fixture.see()),
      type: (words) => page.evaluate((text) => window.fixture.type(text), words),
    }
  }

  return {
    ...lab,
    openPage,
    openSession,
    /** Creates a document on a signed-in page's own host and opens it to the network. */
    share: (page: Page, title: string) =>
      page.evaluate(async (name) => {
        const { calls } = window.fixture
        const made = await calls.call('library.create', { title: name })
        if (!made.ok) throw new Error(made.failure.sentence)
        const { id } = made.value
        const invited = await calls.call('meeting.invite', { id, access: 'edit', allowBrowsers: true })
        if (!invited.ok) throw new Error(invited.failure.sentence)
        return { id, appLink: invited.value.appLink, browserLink: invited.value.browserLink ?? '' }
      }, title),
    /** Joins by a link from a page whose own host is on the same computer. */
    join: (page: Page, link: string) =>
      page.evaluate(async (text) => {
        const joined = await window.fixture.calls.call('meeting.join', { link: text })
        if (!joined.ok) throw new Error(joined.failure.sentence)
        return joined.value.id
      }, link),
    /** Opens a link in a plain browser. */
    joinInBrowser: async (at: number, link: string): Promise<{ page: Page; id: string }> => {
      const page = await openPage(at, link)
      return { page, id: await page.evaluate((text) => window.fixture.joinInBrowser(text), link) }
    },
  }
}
