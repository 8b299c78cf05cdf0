import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { openBrowser } from './browser'
import { tour } from './tour'
import { startTourHost } from './tour-host'

const sizes = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
]

/** Takes screenshots of every screen, in both themes and two sizes, into `folder`. */
export const takeScreenshots = async (folder: string, log: (line: string) => void): Promise<number> => {
  const { host, documents, close } = await startTourHost()
  const browser = await openBrowser()
  let count = 0
  try {
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const viewport of sizes) {
        const subfolder = join(folder, `${colorScheme}-${viewport.width}x${viewport.height}`)
        mkdirSync(subfolder, { recursive: true })
        log(`${colorScheme}, ${viewport.width}×${viewport.height} …`)
        const context = await browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce' })
        const page = await context.newPage()
        await page.goto(await host.openUrl())
        await tour(page, documents, async (name) => {
          count += 1
          await page.screenshot({ path: join(subfolder, `${name.replaceAll(' ', '-')}.png`) })
        })
        await context.close()
      }
    }
  } finally {
    await browser.close()
    await close()
  }
  return count
}
