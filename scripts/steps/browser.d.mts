/** Path of a Chromium that can be automated; undefined if there is none. */
export const findBrowser: () => Promise<string | undefined>
