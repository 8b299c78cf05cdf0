import { describe, expect, test } from 'vitest'
import { dayLabel } from '../../../shared/stages/timeline/day-label'
import type { TimelineEvent } from '../../../shared/stages/timeline/model'
import {
  createMarks,
  createStripLayout,
  foldText,
  inferMilestones,
  spreadLabels,
} from '../../../shared/stages/timeline/strip'
import { fc } from '../../support/fast-check'
import { gitlab } from '../../support/gitlab-2017'
import { growth, LINEAR_GROWTH } from '../../support/growth'

const event = (at: number | null, kind: TimelineEvent['kind'] = 'other'): TimelineEvent => ({
  id: `${at}`,
  order: 'a0',
  createdAt: 0,
  createdBy: '',
  at,
  end: null,
  isApproximate: false,
  rawTime: '',
  kind,
  source: '',
  evidence: '',
  who: '',
  importKey: '',
  isStarred: false,
  text: '',
  knownThen: '',
  learnedLater: '',
  options: '',
})
const none = { startedAt: null, detectedAt: null, mitigatedAt: null, resolvedAt: null }
const list = gitlab.events.map((one) => event(one.at, one.kind))

describe('the timeline strip', () => {
  test('marks every event of a usual timeline, and of thousands no more than can be told apart', () => {
    const width = 872
    const marksOf = (count: number) => {
      const many = Array.from({ length: count }, (_, index) => event(index * 1_000))
      const layout = createStripLayout(many, none, width)
      return layout && createMarks(many, layout)
    }
    expect(marksOf(80)).toMatchObject({ marks: { length: 80 }, isCrowded: false })
    const crowded = marksOf(20_000)
    expect(crowded?.isCrowded).toBe(true)
    expect(crowded?.marks.length).toBeGreaterThan(width / 4)
    expect(crowded?.marks.length).toBeLessThanOrEqual(width / 2)
  })

  test('folds a gap of sixteen hours and draws the evening before it to scale', () => {
    const strip = createStripLayout(list, none, 872)
    const folded = strip?.stretches.filter((one) => one.isFolded) ?? []
    expect(folded.map(foldText)).toEqual(['16 h'])
    const at = (index: number): number => strip?.timeToX(list[index]?.at ?? 0) ?? 0
    expect((at(2) - at(1)) / (at(1) - at(0))).toBeCloseTo(180 / 100, 5)
    expect(at(0)).toBe(12)
    expect(at(list.length - 1)).toBeCloseTo(860, 5)
  })

  test('takes detection, mitigation and resolution from the record, or else from the events', () => {
    const milestones = inferMilestones({ ...none, detectedAt: 5 }, list)
    expect(milestones).toMatchObject({ detectedAt: 5, mitigatedAt: list[9]?.at, resolvedAt: list[10]?.at })
    expect(createStripLayout(list, inferMilestones(none, list), 872)?.bands.map((band) => band.phase)).toEqual([
      'response',
      'recovery',
    ])
  })

  test('folds each gap among many close events, and labels days with their year unless it is the current one', () => {
    const busy = Array.from({ length: 120 }, (_, index) =>
      event(
        Date.UTC(2018, 9, 21, 22, 52) +
          index * 4 * 60_000 +
          (index >= 40 ? 100 : 0) * 60_000 +
          (index >= 90 ? 150 : 0) * 60_000,
      ),
    )
    const folded = createStripLayout(busy, none, 872)?.stretches.filter((one) => one.isFolded) ?? []
    expect(folded.map(foldText)).toEqual(['1.7 h', '2.6 h'])
    const daysIn = (now: number) =>
      busy.map((one, index) => dayLabel(one.at ?? 0, busy[index - 1]?.at ?? null, now)).filter(Boolean)
    expect(daysIn(Date.UTC(2026, 2, 14))).toEqual(['21 Oct 2018', '22 Oct 2018'])
    expect(daysIn(Date.UTC(2018, 9, 23))).toEqual(['21 Oct', '22 Oct'])
  })

  test('has its first tick at its first moment, even if the first full hour is on the next day', () => {
    const start = Date.UTC(2018, 9, 21, 22, 52)
    const strip = createStripLayout([event(start), event(start + 24 * 3_600_000)], none, 872)
    expect(strip?.ticks[0]).toEqual({ at: start, x: 12 })
    expect(strip?.ticks.length).toBeGreaterThan(5)
  })

  test('positions all events in linear time', () => {
    const work = (size: number): void => {
      const many = Array.from({ length: size }, (_, index) => event(index * 1_000))
      const strip = createStripLayout(many, none, 872)
      for (const one of many) strip?.timeToX(one.at ?? 0)
    }
    expect(growth(work, 30_000)).toBeLessThan(LINEAR_GROWTH)
  })

  test('is not shown for a single time', () => {
    expect(createStripLayout([event(1), event(null)], none, 872)).toBeUndefined()
  })

  test('keeps the order of times, stays within its width, and keeps ticks apart', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 4e9 }), { minLength: 2, maxLength: 60 }), (times) => {
        const events = [...times].sort((a, b) => a - b).map((at) => event(at))
        const strip = createStripLayout(events, none, 600)
        if (!strip) return expect(new Set(times).size).toBe(1)
        const places = events.map((one) => strip.timeToX(one.at ?? 0))
        places.forEach((x, index) => {
          expect(x).toBeGreaterThanOrEqual((places[index - 1] ?? 12) - 1e-6)
          expect(x).toBeLessThanOrEqual(588 + 1e-6)
        })
        strip.ticks.slice(1).forEach((tick, index) => {
          expect(tick.x - (strip.ticks[index]?.x ?? 0)).toBeGreaterThanOrEqual(56 - 1e-6)
        })
      }),
    )
  })
})

test('labels are spread without overlap within the width', () => {
  expect(
    spreadLabels(
      [
        { x: 0, width: 40 },
        { x: 5, width: 40 },
        { x: 200, width: 40 },
      ],
      200,
    ),
  ).toEqual([0, 48, 160])
  expect(
    spreadLabels(
      [
        { x: 190, width: 60 },
        { x: 195, width: 60 },
      ],
      200,
    ),
  ).toEqual([72, 140])
})
