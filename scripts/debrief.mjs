// The command line from a checkout: builds it if it is older than its sources, then runs it.
import { pathToFileURL } from 'node:url'
import { ensureBuilt, root } from './build.mjs'

await ensureBuilt(['node'], (line) => console.error(line))
await import(pathToFileURL(`${root}/dist/node/debrief.js`).href)
