import { describe, expect, it } from 'vitest'
import { groundOf, readCaptureLine, understoodText } from '../../../shared/timeline/capture-line'

const at = (iso: string): number => Date.parse(iso)
const incident = {
  entryZone: 'UTC',
  startedAt: at('2017-01-31T17:20Z'),
  detectedAt: at('2017-01-31T19:00Z'),
  resolvedAt: at('2017-02-01T18:00Z'),
}
const now = at('2017-02-07T10:00Z')
const ground = groundOf(incident, undefined, now)

describe('a captured line', () => {
  it.each([
    ['23:27 directory removed on the primary', '2017-01-31T23:27Z', 'directory removed on the primary'],
    ['17:20 snapshot taken by hand', '2017-01-31T17:20Z', 'snapshot taken by hand'],
    ['00:30 disk snapshots turn out to be off', '2017-02-01T00:30Z', 'disk snapshots turn out to be off'],
    ['1 Feb 17:00 database restored', '2017-02-01T17:00Z', 'database restored'],
    ['2017-02-01 18:00 – available again', '2017-02-01T18:00Z', 'available again'],
    ['11:30pm site taken down', '2017-01-31T23:30Z', 'site taken down'],
    ['23:27 CET removed', '2017-01-31T22:27Z', 'removed'],
  ])('reads the time of “%s”', (line, iso, text) => {
    expect(readCaptureLine(line, ground)).toMatchObject({ at: at(iso), text })
  })

  it('keeps the time as it was written, and says when it was only about', () => {
    const line = readCaptureLine('~23:27 removed', ground)
    expect(line).toMatchObject({ rawTime: '~23:27', isApproximate: true })
    expect(understoodText(line, 'UTC')).toBe('about 31 Jan 2017 23:27 UTC')
  })

  it('leaves a line without a time as it is', () => {
    const line = readCaptureLine('  500 projects were lost ', ground)
    expect(line).toEqual({ text: '500 projects were lost', at: null, rawTime: '', isApproximate: false })
    expect(understoodText(line, 'UTC')).toBeUndefined()
  })

  it('takes a line that is only a time as text, so that nothing empty is added', () => {
    expect(readCaptureLine('23:27', ground)).toMatchObject({ at: null, text: '23:27' })
  })

  it('reads times in the entry zone and shows both', () => {
    const line = readCaptureLine(
      '00:27 removed',
      groundOf({ ...incident, entryZone: 'Europe/Amsterdam' }, undefined, now),
    )
    expect(line.at).toBe(at('2017-01-31T23:27Z'))
    expect(understoodText(line, 'Europe/Amsterdam')).toBe('31 Jan 2017 23:27 UTC · 1 Feb 00:27 Amsterdam')
  })
})

describe('the day of a captured time', () => {
  it('is near the one captured last', () => {
    const later = groundOf(incident, at('2017-02-01T17:00Z'), now)
    expect(readCaptureLine('18:00 back', later).at).toBe(at('2017-02-01T18:00Z'))
    expect(readCaptureLine('16:30 almost', later).at).toBe(at('2017-02-01T16:30Z'))
  })

  it('is today where nothing of the incident is known', () => {
    const blank = groundOf({ entryZone: 'UTC', startedAt: null, detectedAt: null, resolvedAt: null }, undefined, now)
    expect(readCaptureLine('09:15 noticed', blank).at).toBe(at('2017-02-07T09:15Z'))
  })

  it('is the day before, told after midnight', () => {
    const nothing = { entryZone: 'UTC', startedAt: null, detectedAt: null, resolvedAt: null }
    const late = groundOf(nothing, undefined, at('2017-02-07T00:44Z'))
    for (const [line, then] of [
      ['14:31 rollback', '2017-02-06T14:31Z'],
      ['12:10 noticed', '2017-02-06T12:10Z'],
      ['14:31 UTC+2 rollback', '2017-02-06T12:31Z'],
    ] as const)
      expect(readCaptureLine(line, late).at).toBe(at(then))
  })
})
