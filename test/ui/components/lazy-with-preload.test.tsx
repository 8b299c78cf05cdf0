import { describe, expect, it } from 'vitest'
import { lazyWithPreload, loadAhead, preloadAll } from '../../../renderer/lazy-with-preload'

describe('the preload', () => {
  it('includes everything, even what a loaded component declares, and requests a failing one only once', async () => {
    const fetched: string[] = []
    lazyWithPreload(async () => {
      fetched.push('stage')
      lazyWithPreload(async () => {
        fetched.push('editor')
        return () => null
      })
      return () => null
    })
    lazyWithPreload(async () => {
      fetched.push('gone')
      throw new Error('the host is gone')
    })
    await preloadAll()
    expect(fetched).toEqual(['stage', 'gone', 'editor'])
  })

  it('includes code that is no component, which is loaded once, and again after it failed', async () => {
    let tries = 0
    const load = loadAhead(async () => {
      tries += 1
      if (tries === 1) throw new Error('the host is gone')
      return 'loaded'
    })
    await preloadAll()
    expect(tries).toBe(1)
    expect(await load()).toBe('loaded')
    expect(await load()).toBe('loaded')
    expect(tries).toBe(2)
  })
})
