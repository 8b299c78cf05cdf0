// Trains what the language check learns from labeled sentences, and writes the weights beside it.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createServer } from 'vite'
import { root } from './steps/install.mjs'

const english = 'shared/libs/blameless/languages/english/learned'
const vite = await createServer({
  root,
  configFile: false,
  logLevel: 'warn',
  appType: 'custom',
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true, include: [] },
})
try {
  const { trainModel } = await vite.ssrLoadModule(join(root, english, 'train.ts'))
  const { trainingTexts } = await vite.ssrLoadModule(join(root, 'test/unit/blameless/corpus.ts'))
  const texts = trainingTexts()
  const file = join(root, english, 'weights.json')
  writeFileSync(file, `${JSON.stringify(trainModel(texts))}\n`)
  console.log(`Trained on ${texts.blame.length + texts.situations.length} texts: ${file}`)
} finally {
  await vite.close()
}
process.exit()
