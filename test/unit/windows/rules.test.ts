import { describe, expect, it } from 'vitest'
import { isOwnUrl, isWebPage, presentPath } from '../../../electron/windows/own-origin'
import { isOwnPage } from '../../../electron/windows/own-page'
import { isGranted } from '../../../electron/windows/permissions'
import { createRestartDelay } from '../../../electron/windows/restart-delay'
import { fitToScreens } from '../../../electron/windows/window-state'

const own = { current: 'http://127.0.0.1:4517' }

describe('the app’s own origin', () => {
  it.each(['http://127.0.0.1:4517/', 'http://127.0.0.1:4517/join#x'])('includes %s', (url) => {
    expect(isOwnUrl(own, url)).toBe(true)
  })

  it.each([
    'http://127.0.0.1:4518/',
    'https://127.0.0.1:4517/',
    'http://localhost:4517/',
    'http://127.0.0.1:4517.example.org/',
    'http://127.0.0.1:4517@example.org/',
    'about:blank',
    'data:text/html,x',
    'blob:null/x',
    'not a url',
    '',
  ])('excludes %s', (url) => {
    expect(isOwnUrl(own, url)).toBe(false)
  })

  it('includes nothing before the host has started', () => {
    expect(isOwnUrl({ current: undefined }, 'http://127.0.0.1:4517/')).toBe(false)
    expect(isOwnUrl({ current: undefined }, 'about:blank')).toBe(false)
  })
})

describe('Present', () => {
  it.each([
    ['/present/a-1_b', '/present/a-1_b'],
    ['http://127.0.0.1:4517/present/abc', '/present/abc'],
    ['http://127.0.0.1:4517/present/abc?x#y', '/present/abc'],
  ])('is at %s', (url, path) => {
    expect(presentPath(own, url)).toBe(path)
  })

  it.each([
    '/',
    '/present',
    '/present/',
    '/present/a/b',
    '/present/..',
    '//example.org/present/a',
    'http://example.org/present/a',
    'javascript:1',
  ])('is not at %s', (url) => {
    expect(presentPath(own, url)).toBeUndefined()
  })
})

describe('the system browser', () => {
  it.each([
    ['https://example.org/ticket/1', true],
    ['http://example.org/', true],
    ['file:///etc/passwd', false],
    ['ms-msdt:/id', false],
    ['javascript:alert(1)', false],
    ['', false],
  ])('may be asked to open %s: %s', (url, isHanded) => {
    expect(isWebPage(url)).toBe(isHanded)
  })
})

describe('permissions', () => {
  it('are three, granted only to the main frame of the app’s own origin', () => {
    const names = ['local-network-access', 'local-network', 'loopback-network', 'geolocation', 'media', 'notifications']
    const given = (url: string, isMainFrame: boolean) => names.filter((name) => isGranted(own, name, url, isMainFrame))
    expect(given('http://127.0.0.1:4517/', true)).toEqual(['local-network-access', 'local-network', 'loopback-network'])
    expect(given('http://127.0.0.1:4517/', false)).toEqual([])
    expect(given('http://127.0.0.1:4599/', true)).toEqual([])
  })
})

describe('a sender of IPC messages', () => {
  const frame = (url: string, parent: unknown = null) => ({ url, parent })
  const sent = (main: object, from: object | null) =>
    isOwnPage(own, { sender: { mainFrame: main }, senderFrame: from } as unknown as Parameters<typeof isOwnPage>[1])

  it('is accepted only if it is the app’s page in the main frame', () => {
    const main = frame('http://127.0.0.1:4517/')
    expect(sent(main, main)).toBe(true)
    expect(sent(main, frame('http://127.0.0.1:4517/', main))).toBe(false)
    expect(sent(main, frame('http://127.0.0.1:4517/'))).toBe(false)
    const other = frame('http://example.org/')
    expect(sent(other, other)).toBe(false)
    expect(sent(main, null)).toBe(false)
  })
})

describe('the delay before a host is restarted', () => {
  it('grows up to a limit, and is short again after a host that ran for a while', () => {
    const next = createRestartDelay()
    const pauses = Array.from({ length: 9 }, () => next(100))
    expect(pauses).toEqual([250, 500, 1000, 2000, 4000, 8000, 15_000, 15_000, 15_000])
    expect(next(61_000)).toBe(250)
    expect(next(100)).toBe(500)
  })
})

describe('the bounds of a window', () => {
  const screen = { x: 0, y: 0, width: 1920, height: 1080 }
  const state = { x: 100, y: 50, width: 1200, height: 800, isMaximized: true }

  it('are kept if they are visible', () => {
    expect(fitToScreens(state, [screen])).toEqual(state)
  })

  it('lose their position if its screen is gone', () => {
    expect(fitToScreens({ ...state, x: 2500 }, [screen])).toEqual({ width: 1200, height: 800, isMaximized: true })
    expect(fitToScreens({ ...state, x: 1900 }, [screen])).toEqual({ width: 1200, height: 800, isMaximized: true })
    expect(fitToScreens({ ...state, x: 2500 }, [screen, { ...screen, x: 1920 }])).toEqual({ ...state, x: 2500 })
  })

  it('are no larger than the largest screen', () => {
    expect(fitToScreens({ width: 4000, height: 3000, isMaximized: false }, [screen])).toEqual({
      width: 1920,
      height: 1080,
      isMaximized: false,
    })
  })
})
