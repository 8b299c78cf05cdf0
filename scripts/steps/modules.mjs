import { createServer } from 'vite'
import { inlineScripts } from './inline-script.mjs'
import { root } from './install.mjs'

/** Runs `work` with a function that imports a TypeScript module of the repository by its path from the root. */
export const withModules = async (work) => {
  const vite = await createServer({
    root,
    configFile: false,
    logLevel: 'warn',
    appType: 'custom',
    plugins: [inlineScripts()],
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true, include: [] },
  })
  try {
    return await work((path) => vite.ssrLoadModule(`/${path}`))
  } finally {
    await vite.close()
  }
}
