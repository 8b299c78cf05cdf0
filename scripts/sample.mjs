// Regenerates the bundled sample document from the incident's facts. The same facts give the same bytes.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createServer } from 'vite'
import { root } from './build.mjs'

const vite = await createServer({
  root,
  configFile: false,
  appType: 'custom',
  logLevel: 'error',
  server: { middlewareMode: true, ws: false, watch: null },
})
try {
  const { sampleFile } = await vite.ssrLoadModule('/test/support/sample-file.ts')
  const folder = join(root, 'assets/samples')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'gitlab-2017.debrief.json'), sampleFile())
  console.log('assets/samples/gitlab-2017.debrief.json was made again.')
} finally {
  await vite.close()
}
