import { cleanup, configure } from '@testing-library/react'
import { afterEach } from 'vitest'

// Views are loaded when first shown, which takes long on a busy machine.
configure({ asyncUtilTimeout: 60_000 })

afterEach(() => {
  cleanup()
  localStorage.clear()
})

// Browser APIs that jsdom lacks; no test depends on what they return.
window.matchMedia ??= (media: string): MediaQueryList => ({
  matches: false,
  media,
  onchange: null,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
  addListener: () => undefined,
  removeListener: () => undefined,
  dispatchEvent: () => false,
})

Range.prototype.getClientRects ??= () => document.createElement('div').getClientRects()
Range.prototype.getBoundingClientRect ??= () => document.createElement('div').getBoundingClientRect()
