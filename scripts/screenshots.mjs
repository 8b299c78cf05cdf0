// Takes pictures of every screen, to be looked at: `npm run screenshots [FOLDER]`.
import { join, resolve } from 'node:path'
import { createServer } from 'vite'
import { ensureBuilt, root } from './build.mjs'

const folder = resolve(process.argv[2] ?? join(root, '.cache/screenshots'))
await ensureBuilt(['page', 'node'], (line) => console.log(line))
const vite = await createServer({
  root,
  configFile: false,
  appType: 'custom',
  logLevel: 'error',
  server: { middlewareMode: true, ws: false, watch: null },
})
try {
  const { takeScreenshots } = await vite.ssrLoadModule('/test/support/screenshots.ts')
  const count = await takeScreenshots(folder, (line) => console.log(line))
  console.log(`${count} pictures are in ${folder}`)
} finally {
  await vite.close()
}
