import { describe, expect, it } from 'vitest'
import { formatRoute, parseRoute, type Route } from '../../../renderer/routes'

const routes: Route[] = [
  { screen: 'library' },
  { screen: 'settings' },
  { screen: 'document', id: 'abc', mode: 'meeting' },
  { screen: 'document', id: 'ä b' },
  { screen: 'present', id: 'abc' },
  { screen: 'join', payload: 'AQC_-x' },
  { screen: 'join', payload: '' },
]

describe('routes', () => {
  it.each(routes)('survive a round trip through their URL: $screen', (route) => {
    const [path = '', fragment] = formatRoute(route).split('#')
    expect(parseRoute(path, fragment && `#${fragment}`)).toEqual(route)
  })

  it('lead to the library from an unknown URL', () => {
    for (const path of ['/nothing', '/d', '/%E0%A4%A', '/insights/x'])
      expect(parseRoute(path)).toEqual({ screen: 'library' })
  })
})
