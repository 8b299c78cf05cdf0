// `npm run dist`: builds everything and packs it. Further arguments are passed to electron-builder: `npm run dist --
// --linux --dir`.
import { join } from 'node:path'
import { ensureInstalled, requireNode, root } from './steps/install.mjs'
import { exitAfterChildren, run } from './steps/processes.mjs'

requireNode()
exitAfterChildren()
await ensureInstalled()
const { ensureBuilt } = await import('./build.mjs')
await ensureBuilt(undefined, (line) => console.log(line))
const builder = join(root, 'node_modules', 'electron-builder', 'cli.js')
const { code } = await run(process.execPath, [builder, '--publish', 'never', ...process.argv.slice(2)], { cwd: root })
if (code !== 0) {
  console.error(
    'Nothing was packed; see the output of electron-builder above. It downloads Electron and its own tools at first use.',
  )
}
process.exitCode = code
