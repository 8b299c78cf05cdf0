/** The browser's storage; undefined where there is none, or where reading it is forbidden, which throws. */
export const browserStorage = (): Storage | undefined => {
  try {
    return globalThis.localStorage
  } catch (reason) {
    console.warn('This browser keeps nothing for Debrief', reason)
    return undefined
  }
}
