import { describe, expect, it } from 'vitest'
import { fetchTheRest, later } from '../../../renderer/lazy-with-preload'

describe('what is fetched ahead', () => {
  it('is everything, also what only a fetched part asks for, and a part that fails is asked for once', async () => {
    const fetched: string[] = []
    later(async () => {
      fetched.push('stage')
      later(async () => {
        fetched.push('editor')
        return () => null
      })
      return () => null
    })
    later(async () => {
      fetched.push('gone')
      throw new Error('the host is gone')
    })
    await fetchTheRest()
    expect(fetched).toEqual(['stage', 'gone', 'editor'])
  })
})
