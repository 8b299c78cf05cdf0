import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { inlineScripts } from './scripts/steps/inline-script.mjs'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/**
 * y-webrtc makes its connections with simple-peer, which can't send a message over 256 KiB. This replaces it with our
 * subclass, which itself imports simple-peer.
 */
export const chunkingPeer = (): Plugin => ({
  name: 'debrief:chunking-peer',
  enforce: 'pre',
  resolveId: (source, importer) =>
    source === 'simple-peer/simplepeer.min.js' && importer?.includes('/y-webrtc/')
      ? at('./renderer/session/mesh/chunking-peer.ts')
      : undefined,
})

/** A package that reads entities with the DOM, which a worker does not have, and its entry point that needs none. */
const withoutDom = (): Plugin => ({
  name: 'debrief:without-dom',
  enforce: 'pre',
  resolveId: (source) =>
    source === 'decode-named-character-reference'
      ? at('./node_modules/decode-named-character-reference/index.js')
      : undefined,
})

/** Where zod makes JSON schemas, which the page never does, though every one of its schemas could. */
const jsonSchemaModule = /\/zod\/v4\/core\/(?:to-json-schema|json-schema-processors)\.js$/

/** Leaves that part of zod out of the page: the names are there, and calling one of them fails. */
const withoutJsonSchemas = (): Plugin => ({
  name: 'debrief:without-json-schemas',
  enforce: 'pre',
  transform: (code, id) =>
    jsonSchemaModule.test(id)
      ? [...code.matchAll(/^export (?:const|function) (\w+)/gm)]
          .map(([, name]) => `export const ${name} = undefined`)
          .join('\n')
      : undefined,
})

/** Where zod keeps its settings. */
const zodSettings = /\/zod\/v4\/core\/core\.js$/

/** Tells zod, before any schema is made, to make no code out of text: the page's policy would report the attempt. */
const withoutEval = (): Plugin => ({
  name: 'debrief:without-eval',
  enforce: 'pre',
  transform: (code, id) => (zodSettings.test(id) ? `${code}\nglobalConfig.jitless = true\n` : undefined),
})

/** The page. No inline scripts and no data URLs, so that it runs under a strict Content Security Policy. */
export default defineConfig({
  root: at('./renderer'),
  base: '/',
  publicDir: false,
  plugins: [chunkingPeer(), withoutEval(), withoutJsonSchemas(), inlineScripts(), react()],
  build: {
    outDir: at('./dist/page'),
    emptyOutDir: true,
    target: 'chrome120',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1_000,
  },
  // A worker is one file: its policy lets it load no other.
  worker: {
    format: 'es',
    plugins: () => [withoutDom(), withoutEval()],
    rolldownOptions: { output: { codeSplitting: false } },
  },
  // A pre-bundled y-webrtc would contain the plain peer.
  optimizeDeps: { exclude: ['y-webrtc'], include: ['simple-peer/simplepeer.min.js'] },
  server: { host: '127.0.0.1' },
})
