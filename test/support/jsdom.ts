import { cleanup, configure } from '@testing-library/react'
import { afterEach } from 'vitest'

// Views are fetched when they are first shown, on machines that do other things too.
configure({ asyncUtilTimeout: 60_000 })

afterEach(() => {
  cleanup()
  localStorage.clear()
})

// What jsdom does not have and every browser does: nothing of it draws or decides anything in these tests.
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
