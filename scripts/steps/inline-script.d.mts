import type { Plugin } from 'vite'

/** Lets modules import a script as text, and the hash by which a page's policy allows it: `script.ts?inline-script`. */
export const inlineScripts: () => Plugin
