import { labelKey, type Stroke } from './keys'

type Keyboard = { getLayoutMap?: () => Promise<ReadonlyMap<string, string>> }

declare global {
  interface Navigator {
    /** Chromium's Keyboard API; absent elsewhere and on pages without TLS. */
    readonly keyboard?: Keyboard
  }
}

const labels = new Map<string, string>()

const askBrowser = async (): Promise<void> => {
  try {
    const layout = await navigator.keyboard?.getLayoutMap?.()
    if (layout) for (const [code, label] of layout) labels.set(code, label)
  } catch (reason) {
    // Without it, labels are learned from key presses.
    console.warn('The browser does not tell the keyboard layout', reason)
  }
}

/**
 * Reads the labels now, and again when the window regains focus, since the layout may have changed. Returns an
 * unsubscribe function.
 */
export const watchKeyLabels = (): (() => void) => {
  const ask = (): void => void askBrowser()
  ask()
  window.addEventListener('focus', ask)
  return () => window.removeEventListener('focus', ask)
}

/** Learns a label from a key press that types it. */
export const learnKeyLabel = (event: Stroke): void => {
  const { key, ctrlKey, metaKey, altKey } = event
  if (key.length === 1 && !ctrlKey && !metaKey && !altKey && !event.getModifierState('AltGraph'))
    labels.set(labelKey(event), key)
}

/** The labels printed on the keys, as far as they are known. */
export const keyLabels = (): ReadonlyMap<string, string> => labels
