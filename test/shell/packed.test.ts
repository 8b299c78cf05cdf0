import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { extractFile, listPackage } from '@electron/asar'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { standInDistribution } from '../support/electron-stand-in/build'
import { isRealElectron, launchShell, type Shell } from '../support/shell'

/** The states of a fuse in the program, as character codes. */
const disabled = '0'.charCodeAt(0)
const enabled = '1'.charCodeAt(0)

const root = fileURLToPath(new URL('../..', import.meta.url))
const output = mkdtempSync(join(root, '.cache/packed-'))
const unpacked = join(output, 'linux-unpacked')
const archive = join(unpacked, 'resources/app.asar')

/** The app is packed only where the result can run: on Linux, around the stand-in. */
const canPack = process.platform === 'linux' && !isRealElectron

beforeAll(() => {
  if (!canPack) return
  const args = ['--linux', 'dir', `--${process.arch}`, '--publish', 'never']
  const folders = [`-c.electronDist=${standInDistribution}`, `-c.directories.output=${output}`]
  const builder = join(root, 'node_modules/electron-builder/cli.js')
  const { status, stdout, stderr } = spawnSync(process.execPath, [builder, ...args, ...folders], {
    cwd: root,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`electron-builder ended with ${status}\n${stdout}\n${stderr}`)
})
afterAll(() => rmSync(output, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }))

describe.skipIf(!canPack)('the packed app', () => {
  it('contains the files it needs, and no sources, tests or packages', () => {
    const files = listPackage(archive, { isPack: false }).map((path) => path.replaceAll('\\', '/').replace(/^\//, ''))
    for (const required of [
      'package.json',
      'dist/electron/main.js',
      'dist/electron/preload.cjs',
      'dist/node/host.js',
      'dist/page/index.html',
      'assets/icons/icon.png',
    ]) {
      expect(files).toContain(required)
    }
    expect(files.filter((path) => /node_modules|\.map$|^(test|shared|renderer|scripts)\//.test(path))).toEqual([])
    expect(JSON.parse(extractFile(archive, 'package.json').toString())).toMatchObject({ main: 'dist/electron/main.js' })
  })

  it('has its Electron fuses set', async () => {
    const wire = await getCurrentFuseWire(join(unpacked, 'debrief'))
    const off = [
      FuseV1Options.RunAsNode,
      FuseV1Options.EnableNodeOptionsEnvironmentVariable,
      FuseV1Options.EnableNodeCliInspectArguments,
      FuseV1Options.GrantFileProtocolExtraPrivileges,
    ]
    const on = [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, FuseV1Options.OnlyLoadAppFromAsar]
    for (const fuse of off) expect(wire[fuse]).toBe(disabled)
    for (const fuse of on) expect(wire[fuse]).toBe(enabled)
  })

  it('starts and shows the app', async () => {
    const shell: Shell = await launchShell({ packed: join(unpacked, 'debrief') })
    try {
      const page = await shell.page()
      await page.getByRole('button', { name: 'New postmortem' }).first().waitFor()
      expect(await shell.evaluate(({ app }) => app.isPackaged)).toBe(true)
    } finally {
      await shell.end()
    }
  })
})
