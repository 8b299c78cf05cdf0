// Scripts that become a part of exported pages: `import { code, hash } from './script.ts?inline-script'`.
import { createHash } from 'node:crypto'

const suffix = '?inline-script'

/** Browsers of the last years: readers have whatever their company installs. */
const TARGET = 'es2020'

/** What would end a script within HTML, or begin a comment in it. */
const endOfScript = /<\/script|<!--/i

/** One build for all that import a script in this process. */
const built = new Map()

/** A script with everything that it imports, as text that people can read. */
const bundle = async (path) => {
  // Not before it is needed: programs that import this may run before packages are installed.
  const { build } = await import('vite')
  const [{ output }] = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      minify: false,
      target: TARGET,
      lib: { entry: path, formats: ['iife'], name: 'script', fileName: 'script' },
    },
  })
  const { code, moduleIds } = output[0]
  if (endOfScript.test(code)) throw new Error(`${path} would not end where it should in a page`)
  return { code: `\n${code.trim()}\n`, moduleIds }
}

/** See the declaration. */
export const inlineScripts = () => ({
  name: 'debrief:inline-scripts',
  enforce: 'pre',
  async resolveId(source, importer) {
    if (!source.endsWith(suffix)) return undefined
    const resolved = await this.resolve(source.slice(0, -suffix.length), importer, { skipSelf: true })
    // Not a name that ends with `.ts`: nobody else is to read it.
    return resolved && `\0${resolved.id}${suffix}`
  },
  async load(id) {
    if (!id.startsWith('\0') || !id.endsWith(suffix)) return undefined
    const path = id.slice(1, -suffix.length)
    const isWatching = this.meta?.watchMode
    if (isWatching) built.delete(path)
    if (!built.has(path)) built.set(path, bundle(path))
    const { code, moduleIds } = await built.get(path)
    for (const file of isWatching ? moduleIds : []) this.addWatchFile(file)
    const hash = `sha256-${createHash('sha256').update(code).digest('base64')}`
    return `export const code = ${JSON.stringify(code)}\nexport const hash = ${JSON.stringify(hash)}\n`
  },
})
