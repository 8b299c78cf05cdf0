import { cleanup, configure } from '@testing-library/react'
import { afterAll, afterEach, vi } from 'vitest'
import { cacheComputedStyles } from './computed-styles'

// Views are loaded when first shown, which takes long on a busy machine.
configure({ asyncUtilTimeout: 60_000 })

const stopCaching = cacheComputedStyles()

afterEach(() => {
  cleanup()
  localStorage.clear()
})

// The files of a worker share its jsdom and what comes from node_modules, whose start takes longer than most tests; each
// has modules of the app of its own, and so stores of its own.
afterAll(() => {
  stopCaching()
  vi.resetModules()
  vi.unstubAllGlobals()
  sessionStorage.clear()
  history.replaceState(undefined, '', '/')
  document.title = ''
  document.body.replaceChildren()
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
