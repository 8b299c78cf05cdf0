import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { builtinModules } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import * as Y from 'yjs'
import { DocumentFolder, type FolderOptions, type PersistedDocument } from '../../../electron/host/store'
import { tinyCodec } from './tiny'

/** Short delays, so that tests need not wait. */
const quickly = { debounceMs: 30, maxDelayMs: 200 }

/** Gives each test a temporary folder, and closes what was opened in it afterwards. */
export const setUpFolder = () => {
  const current = { path: '' }
  const opened: DocumentFolder[] = []
  beforeEach(async () => {
    current.path = await mkdtemp(join(tmpdir(), 'debrief-folder-'))
  })
  afterEach(async () => {
    for (const folder of opened.splice(0)) await folder.close(200)
    // An abandoned save may still be writing.
    await rm(current.path, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  })
  const open = async (more: Partial<FolderOptions> = {}): Promise<DocumentFolder> => {
    const folder = await DocumentFolder.open({
      folder: current.path,
      codec: tinyCodec,
      saveDelays: quickly,
      ...more,
    })
    opened.push(folder)
    return folder
  }
  return { current, open, inside: (...names: string[]) => join(current.path, ...names) }
}

/** Opens a document of a store. */
export const attach = async (
  store: Pick<DocumentFolder, 'attach'>,
  id: string,
): Promise<{ doc: Y.Doc; persisted: PersistedDocument }> => {
  const doc = new Y.Doc()
  return { doc, persisted: await store.attach(id, doc) }
}

/** Bundles a program of this folder once, to run it in processes that can be killed or belong to another user. */
export const programIn = (source: string) => {
  const program = { path: '' }
  let out = ''
  const children = new Set<ChildProcess>()
  beforeAll(async () => {
    out = await mkdtemp(join(tmpdir(), 'debrief-program-'))
    await build({
      configFile: false,
      logLevel: 'error',
      ssr: { noExternal: true },
      build: {
        ssr: fileURLToPath(new URL(source, import.meta.url)),
        target: 'node20',
        outDir: out,
        minify: false,
        rollupOptions: { external: [...builtinModules, /^node:/], output: { entryFileNames: 'program.mjs' } },
      },
    })
    program.path = join(out, 'program.mjs')
  })
  afterEach(() => {
    for (const child of children) child.kill('SIGKILL')
    children.clear()
  })
  afterAll(() => rm(out, { recursive: true, force: true }))

  /** Starts it; `lines` grows by what it prints. */
  const start = (...args: string[]) => {
    const child = spawn(process.execPath, [program.path, ...args], { stdio: ['pipe', 'pipe', 'inherit'] })
    children.add(child)
    const lines: string[] = []
    const reading = createInterface({ input: child.stdout }).on('line', (line) => void lines.push(line))
    const ended = Promise.all([once(child, 'exit'), once(reading, 'close')])
    return { child, lines, ended }
  }
  return { start, program }
}
