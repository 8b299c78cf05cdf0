// Builds what is older than its sources: the page, the host with its command line, and Electron's entry points.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

const node = {
  entries: { debrief: 'electron/cli/index.ts', host: 'electron/host/process.ts' },
  out: 'dist/node',
}

/** Each target: the sources it is made from, and how. A target is built again only when one of those changed. */
const targets = {
  page: {
    sources: ['renderer', 'shared', 'assets', 'vite.config.ts', 'package-lock.json'],
    build: async (vite) => vite.build({ root: join(root, 'renderer'), configFile: join(root, 'vite.config.ts') }),
  },
  node: {
    sources: ['electron/host', 'electron/cli', 'shared', 'assets', 'package-lock.json'],
    build: async (vite) => bundle(vite, node.entries, node.out, 'es'),
  },
  electron: {
    sources: ['electron', 'shared', 'package-lock.json'],
    build: async (vite) => {
      await bundle(vite, { main: 'electron/main.ts' }, 'dist/electron', 'es')
      await bundle(vite, { preload: 'electron/preload.ts' }, 'dist/electron', 'cjs', { emptyOutDir: false })
    },
  },
}

const bundle = (vite, entries, outDir, format, more = {}) =>
  vite.build({
    root,
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true, external: ['electron'] },
    build: {
      ssr: true,
      target: 'node20',
      outDir: join(root, outDir),
      emptyOutDir: more.emptyOutDir ?? true,
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

const filesBelow = (path) => {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    const child = join(path, entry.name)
    return entry.isDirectory() ? filesBelow(child) : [child]
  })
}

const fingerprint = (sources) => {
  const hash = createHash('sha256').update(readFileSync(fileURLToPath(import.meta.url)))
  for (const file of sources.flatMap((source) => filesBelow(join(root, source))).sort()) {
    const { mtimeMs, size } = statSync(file)
    hash.update(`${relative(root, file)}:${mtimeMs}:${size}\n`)
  }
  return hash.digest('hex')
}

const stampOf = (name) => join(root, 'dist', `.${name}.stamp`)

const isFresh = (name) => {
  const stamp = stampOf(name)
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint(targets[name].sources)
}

/** Brings the named targets up to date; returns the names it had to build. */
export const ensureBuilt = async (names = Object.keys(targets), say = () => {}) => {
  const stale = names.filter((name) => !isFresh(name))
  if (stale.length === 0) return stale
  const vite = await import('vite')
  for (const name of stale) {
    say(`Building the ${name} …`)
    const stamp = fingerprint(targets[name].sources)
    await targets[name].build(vite)
    mkdirSync(join(root, 'dist'), { recursive: true })
    writeFileSync(stampOf(name), stamp)
  }
  return stale
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const names = process.argv.slice(2)
  await ensureBuilt(names.length > 0 ? names : undefined, (line) => console.log(line))
}
