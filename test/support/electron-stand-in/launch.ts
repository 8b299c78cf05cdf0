import { cpSync, existsSync, readFileSync } from 'node:fs'
import { register } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/*
 * Starts like Electron's program: finds the app (next to itself when packed, otherwise its first argument), and runs its
 * main file with a module named `electron`.
 */
const here = dirname(fileURLToPath(import.meta.url))
const resources = join(dirname(here), 'resources')
const packed = join(resources, 'app.asar')

/** Electron reads inside the archive; Node can't, so that the stand-in unpacks it first. */
const unpacked = async (): Promise<string> => {
  const folder = join(resources, 'unpacked')
  const { extractAll } = await import('@electron/asar')
  extractAll(packed, folder)
  if (existsSync(`${packed}.unpacked`)) cpSync(`${packed}.unpacked`, folder, { recursive: true })
  return folder
}

const isPacked = existsSync(packed)
const [program = '', , ...args] = process.argv
const folder = isPacked ? await unpacked() : resolve(args[0] ?? '.')
const rest = isPacked ? args : args.slice(1)

process.env.STAND_IN_APP = folder
process.argv = isPacked ? [program, ...rest] : [program, folder, ...rest]
Object.assign(process, { defaultApp: isPacked ? undefined : true, resourcesPath: resources })
Object.assign(process.versions, { electron: '0.0.0-stand-in' })

const stand = pathToFileURL(join(here, 'electron.js')).href
const hooks = `export const resolve = (name, context, next) =>
  name === 'electron' ? { url: ${JSON.stringify(stand)}, shortCircuit: true } : next(name, context)`
register(`data:text/javascript,${encodeURIComponent(hooks)}`)

const { main } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
await import(pathToFileURL(join(folder, main)).href)
