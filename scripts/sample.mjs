// Regenerates the bundled sample document from the incident's facts. The same facts give the same bytes.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './steps/install.mjs'
import { withModules } from './steps/modules.mjs'

await withModules(async (load) => {
  const { sampleFile } = await load('test/support/sample-file.ts')
  const folder = join(root, 'assets/samples')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'gitlab-2017.debrief.json'), sampleFile())
  console.log('assets/samples/gitlab-2017.debrief.json was regenerated.')
})
