import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const here = dirname(fileURLToPath(import.meta.url))
const root = join(here, '../../..')

/** The folder of an Electron distribution with the stand-in instead of Electron's program. */
export const standInDistribution = join(root, '.cache/electron-stand-in')

/** The marker that `@electron/fuses` looks for in Electron's program, and the default fuses: version 1, nine of them. */
const fuses = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.from([1, 9]),
  Buffer.from('101100110'),
])

const program = `#!/bin/sh
exec "\${DEBRIEF_NODE:-node}" "$(dirname "$0")/stand-in/launch.js" "$@"
`

const bundle = () =>
  build({
    root,
    configFile: false,
    logLevel: 'warn',
    ssr: { external: ['ws', '@electron/asar'] },
    build: {
      ssr: true,
      target: 'node20',
      minify: false,
      outDir: join(standInDistribution, 'stand-in'),
      emptyOutDir: true,
      rollupOptions: {
        input: Object.fromEntries(
          ['electron', 'launch', 'parent-port'].map((name) => [name, join(here, `${name}.ts`)]),
        ),
        external: ['ws', '@electron/asar', ...builtinModules, /^node:/],
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name].js' },
      },
    },
  })

/** Creates that distribution anew, with everything that electron-builder copies, renames and sets fuses in. */
export const buildStandIn = async (): Promise<void> => {
  rmSync(standInDistribution, { recursive: true, force: true })
  mkdirSync(join(standInDistribution, 'resources'), { recursive: true })
  mkdirSync(join(standInDistribution, 'locales'))
  await bundle()
  writeFileSync(join(standInDistribution, 'electron'), Buffer.concat([Buffer.from(program), fuses]), { mode: 0o755 })
  writeFileSync(join(standInDistribution, 'locales/en-US.pak'), '')
  writeFileSync(join(standInDistribution, 'LICENSE'), 'A stand-in for tests\n')
  writeFileSync(join(standInDistribution, 'LICENSES.chromium.html'), '<p>A stand-in for tests</p>\n')
  writeFileSync(join(standInDistribution, 'version'), '0.0.0-stand-in')
}
