/** The browser's storage; undefined if there is none, or if access to it is denied, which throws. */
export const browserStorage = (): Storage | undefined => {
  try {
    return globalThis.localStorage
  } catch (reason) {
    console.warn('This browser keeps nothing for Debrief', reason)
    return undefined
  }
}
