// Builds what is older than its sources: the page, the host with its command line, and Electron's entry points.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inlineScripts } from './steps/inline-script.mjs'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/**
 * Each target: its sources, and how it is built. It is rebuilt only if one of its sources has changed, and next to the
 * old build, which it replaces in one step, so that no file is missing for a program that runs from there.
 */
const targets = {
  page: {
    progress: 'Building the app …',
    sources: [
      'renderer',
      'shared',
      'assets/icons',
      'assets/fonts',
      'assets/prompt-cards.json',
      'assets/templates.json',
      'vite.config.ts',
      'scripts/steps/inline-script.mjs',
      'package-lock.json',
    ],
    build: (vite, outDir) =>
      vite.build({
        root: join(root, 'renderer'),
        configFile: join(root, 'vite.config.ts'),
        logLevel: 'warn',
        build: { outDir, emptyOutDir: true },
      }),
  },
  node: {
    progress: 'Building the host and the command line …',
    sources: [
      'electron/host',
      'electron/cli',
      'shared',
      'assets/samples',
      'assets/fonts',
      'assets/prompt-cards.json',
      'assets/templates.json',
      'scripts/steps/inline-script.mjs',
      'package-lock.json',
    ],
    build: (vite, outDir) =>
      bundle(
        vite,
        {
          debrief: 'electron/cli/index.ts',
          host: 'electron/host/process.ts',
          'inspection-worker': 'electron/host/inspection-worker.ts',
          'trial-worker': 'electron/host/trial-worker.ts',
        },
        outDir,
        'es',
      ),
  },
  electron: {
    progress: 'Building the window …',
    sources: ['electron', 'shared', 'package-lock.json'],
    build: async (vite, outDir) => {
      await bundle(vite, { main: 'electron/main.ts' }, outDir, 'es')
      await bundle(vite, { preload: 'electron/preload.ts' }, outDir, 'cjs', { emptyOutDir: false })
    },
  },
}

const bundle = (vite, entries, outDir, format, { emptyOutDir = true } = {}) =>
  vite.build({
    root,
    configFile: false,
    logLevel: 'warn',
    plugins: [inlineScripts()],
    ssr: { noExternal: true, external: ['electron'] },
    build: {
      ssr: true,
      target: 'node20',
      outDir,
      emptyOutDir,
      minify: false,
      rollupOptions: {
        input: Object.fromEntries(Object.entries(entries).map(([name, path]) => [name, join(root, path)])),
        external: ['electron', 'bufferutil', 'utf-8-validate', ...builtinModules, /^node:/],
        output: {
          format,
          entryFileNames: format === 'cjs' ? '[name].cjs' : '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
        },
      },
    },
  })

const listFiles = (path) => {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    const child = join(path, entry.name)
    return entry.isDirectory() ? listFiles(child) : [child]
  })
}

const fingerprint = (sources) => {
  const hash = createHash('sha256').update(readFileSync(fileURLToPath(import.meta.url)))
  for (const file of sources.flatMap((source) => listFiles(join(root, source))).sort()) {
    const { mtimeMs, size } = statSync(file)
    hash.update(`${relative(root, file)}:${mtimeMs}:${size}\n`)
  }
  return hash.digest('hex')
}

const getStampPath = (name) => join(root, 'dist', `.${name}.stamp`)

const isFresh = (name) => {
  const stamp = getStampPath(name)
  if (!existsSync(join(root, 'dist', name))) return false
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint(targets[name].sources)
}

const lock = join(root, '.cache', 'build.lock')

const isAlive = (pid) => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** The process that is building; 0 if it has finished in the meantime. */
const lockHolder = () => {
  try {
    return Number(readFileSync(lock, 'utf8'))
  } catch (error) {
    if (error.code !== 'ENOENT') throw error
    return 0
  }
}

const tryLock = () => {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
  }
  const holder = lockHolder()
  if (holder > 0 && !isAlive(holder)) rmSync(lock, { force: true })
  return false
}

/** One build at a time across all processes: two would empty each other's folders. */
const withLock = async (work) => {
  mkdirSync(dirname(lock), { recursive: true })
  while (!tryLock()) await new Promise((resolve) => setTimeout(resolve, 100))
  try {
    return await work()
  } finally {
    rmSync(lock, { force: true })
  }
}

/** Builds a target next to the existing one, then swaps them. */
const build = async (vite, name) => {
  const fresh = join(root, 'dist', `.${name}.new`)
  const old = join(root, 'dist', `.${name}.old`)
  const current = join(root, 'dist', name)
  const stamp = fingerprint(targets[name].sources)
  await targets[name].build(vite, fresh)
  rmSync(old, { recursive: true, force: true })
  if (existsSync(current)) renameSync(current, old)
  renameSync(fresh, current)
  rmSync(old, { recursive: true, force: true })
  writeFileSync(getStampPath(name), stamp)
}

const buildStale = async (names, log) => {
  const stale = names.filter((name) => !isFresh(name))
  if (stale.length === 0) return stale
  const vite = await import('vite')
  mkdirSync(join(root, 'dist'), { recursive: true })
  // A test runner sets this to `test`, which would build React in development mode.
  const before = process.env.NODE_ENV
  process.env.NODE_ENV = 'production'
  try {
    for (const name of stale) {
      log(targets[name].progress)
      await build(vite, name)
    }
  } finally {
    if (before === undefined) delete process.env.NODE_ENV
    else process.env.NODE_ENV = before
  }
  return stale
}

/** Whether the named targets are newer than their sources. */
export const isBuilt = (names) => names.every(isFresh)

/** Brings the named targets up to date; returns the names of those it had to build. */
export const ensureBuilt = async (names = Object.keys(targets), log = () => undefined) =>
  isBuilt(names) ? [] : withLock(() => buildStale(names, log))

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const names = process.argv.slice(2)
  await ensureBuilt(names.length > 0 ? names : undefined, (line) => console.log(line))
}
