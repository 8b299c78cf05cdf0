import { describe, expect, it } from 'vitest'
import { importTimeline } from '../../../shared/libs/timeline-import'

const table = [
  'LAST SEEN            TYPE      REASON    OBJECT       MESSAGE',
  '3m12s                Warning   Failed    pod/cart-1   Error: ErrImagePull',
  '2m (x14 over 61m)    Warning   BackOff   pod/cart-1   Back-off restarting failed container',
  '1d2h                 Normal    Pulled    pod/cart-1   Container image present',
].join('\n')

describe('a table with ages', () => {
  it('asks when it was printed', () => {
    const { events, missing, warnings } = importTimeline(table)
    expect(missing).toBe('printed')
    expect(events.map(({ at, rawTime }) => ({ at, rawTime }))).toEqual([
      { at: null, rawTime: '3m12s' },
      { at: null, rawTime: '2m (x14 over 61m)' },
      { at: null, rawTime: '1d2h' },
    ])
    expect(warnings.map(({ message }) => message)).toEqual([
      'These times are ages. Say when the table was printed, and they become times of day.',
    ])
  })

  it('counts back from then, from the first to the last time that something was seen', () => {
    const { events, missing } = importTimeline(table, { start: '2031-04-09T08:00:00Z' })
    expect(missing).toBeUndefined()
    expect(events.map(({ at, end, approximate }) => ({ at, end, approximate }))).toEqual([
      { at: '2031-04-09T07:56:48.000Z', end: undefined, approximate: false },
      { at: '2031-04-09T06:59:00.000Z', end: '2031-04-09T07:58:00.000Z', approximate: true },
      { at: '2031-04-08T06:00:00.000Z', end: undefined, approximate: true },
    ])
  })

  it('keeps the clock of a place whose zone is not known', () => {
    const { events } = importTimeline(table, { start: '2031-04-09 08:00' })
    expect(events.map(({ local }) => local)).toEqual([
      '2031-04-09T07:56:48',
      '2031-04-09T06:59:00',
      '2031-04-08T06:00:00',
    ])
  })
})
