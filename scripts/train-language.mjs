// Trains what the language check learns from labeled sentences, and writes the weights beside it.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './steps/install.mjs'
import { withModules } from './steps/modules.mjs'

const english = 'shared/libs/blameless/languages/english/learned'
await withModules(async (load) => {
  const { trainModel } = await load(`${english}/train.ts`)
  const { trainingTexts } = await load('test/unit/blameless/corpus.ts')
  const texts = trainingTexts()
  const file = join(root, english, 'weights.json')
  writeFileSync(file, `${JSON.stringify(trainModel(texts))}\n`)
  console.log(`Trained on ${texts.blame.length + texts.situations.length} texts: ${file}`)
})
