/** Path of a Chromium that can be driven; undefined where none is. */
export const findBrowser: () => Promise<string | undefined>
