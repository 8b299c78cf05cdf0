// Takes screenshots of every screen, for review, and updates those in the README: `npm run screenshots [FOLDER]`.
import { copyFileSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { ensureBuilt, root } from './build.mjs'
import { withModules } from './steps/modules.mjs'

/** The README's images, and the screenshots that they are copied from. */
const chosen = {
  'meeting.png': 'light-1280x800/usual-stage-timeline.png',
  'five-whys.png': 'dark-1280x800/usual-stage-five-whys.png',
  'report.png': 'light-1280x800/usual-report.png',
}

const folder = resolve(process.argv[2] ?? join(root, '.cache/screenshots'))
await ensureBuilt(['page', 'node'], (line) => console.log(line))
await withModules(async (load) => {
  const { takeScreenshots } = await load('test/support/screenshots.ts')
  const count = await takeScreenshots(folder, (line) => console.log(line))
  const readme = join(root, 'assets/screenshots')
  mkdirSync(readme, { recursive: true })
  for (const [name, from] of Object.entries(chosen)) copyFileSync(join(folder, from), join(readme, name))
  console.log(`${count} pictures are in ${folder}; the README's are in assets/screenshots`)
})
