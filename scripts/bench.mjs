// `npm run bench`: measures and prints tables, asserts nothing. `node scripts/bench.mjs start` runs one of them.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { ensureInstalled, requireNode, root } from './steps/install.mjs'

requireNode()
await ensureInstalled()

const folder = join(root, 'test', 'bench')
const all = readdirSync(folder)
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
  .map((name) => name.slice(0, -3))
  .sort()
const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !all.includes(name))
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}; there are ${all.join(', ')}.`)
  process.exit(2)
}

const { ensureBuilt } = await import('./build.mjs')
await ensureBuilt(undefined, (line) => console.log(line))
const { withModules } = await import('./steps/modules.mjs')
await withModules(async (load) => {
  for (const name of wanted.length > 0 ? wanted : all) {
    console.log(`\n── ${name} ${'─'.repeat(Math.max(0, 70 - name.length))}`)
    const bench = await load(`test/bench/${name}.ts`)
    await bench.run()
  }
})
// Anything that a benchmark left open, such as sockets of closed browsers, must not keep the command running.
process.exit()
