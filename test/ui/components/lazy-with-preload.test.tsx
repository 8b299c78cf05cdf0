import { describe, expect, it } from 'vitest'
import { lazyWithPreload, preloadAll } from '../../../renderer/lazy-with-preload'

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
})
