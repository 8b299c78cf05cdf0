import { describe, expect, test } from 'vitest'
import { type Box, countLines, drawFishbone } from '../../../shared/stages/fishbone/layout'
import { fc } from '../../support/fast-check'

const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width - 0.01 && b.x < a.x + a.width - 0.01 && a.y < b.y + b.height - 0.01 && b.y < a.y + a.height - 0.01

const cause = fc.record({ id: fc.uuid(), text: fc.string({ maxLength: 300 }), votes: fc.nat({ max: 2 }) })
const bone = fc.record({
  id: fc.uuid(),
  title: fc.string({ maxLength: 20 }),
  causes: fc.array(cause, { maxLength: 12 }),
  prompt: fc.constant('Which limit, default or silent failure played a part?'),
})

describe('the fishbone', () => {
  test('never overlaps two texts, and stays within its bounds', () => {
    fc.assert(
      fc.property(
        fc.array(bone, { minLength: 1, maxLength: 9 }),
        fc.integer({ min: 300, max: 1500 }),
        fc.constantFrom(1, 1.4),
        (bones, width, unit) => {
          const drawing = drawFishbone(bones, width, { unit })
          const texts = drawing.bones.flatMap((one) => [...one.causes, ...(one.prompt ? [one.prompt] : []), one.label])
          const boxes: Box[] = [...texts, drawing.head]
          boxes.forEach((a, index) => {
            expect(a.x).toBeGreaterThanOrEqual(-0.01)
            expect(a.y).toBeGreaterThanOrEqual(-0.01)
            expect(a.x + a.width).toBeLessThanOrEqual(drawing.width + 0.01)
            expect(a.y + a.height).toBeLessThanOrEqual(drawing.height + 0.01)
            for (const b of boxes.slice(index + 1)) expect(overlap(a, b)).toBe(false)
          })
        },
      ),
    )
  })

  test('never draws a bone through one of its own texts', () => {
    fc.assert(
      fc.property(fc.array(bone, { minLength: 4, maxLength: 8 }), (bones) => {
        for (const { line, causes } of drawFishbone(bones, 872).bones) {
          const xAt = (y: number): number => line.x0 + ((y - line.y0) / (line.y1 - line.y0)) * (line.x1 - line.x0)
          for (const box of causes) {
            const ends = [xAt(box.y), xAt(box.y + box.height)]
            const isLeft = box.x + box.width <= Math.min(...ends)
            expect(isLeft || box.x >= Math.max(...ends)).toBe(true)
          }
        }
      }),
    )
  })

  test('has the same bones in the same pairs and order at every width', () => {
    fc.assert(
      fc.property(fc.array(bone, { minLength: 1, maxLength: 9 }), (bones) => {
        const shapes = [300, 744, 872, 1024].map((width) => {
          const { bones: drawn, spines } = drawFishbone(bones, width)
          return JSON.stringify([spines.length, drawn.map(({ id, isUp }) => [id, isUp])])
        })
        expect(new Set(shapes).size).toBe(1)
      }),
    )
    const four = ['people', 'process', 'technology', 'environment'].map((id) => ({
      id,
      title: id,
      causes: [],
      prompt: '',
    }))
    for (const width of [358, 744, 872, 1024]) expect(drawFishbone(four, width).spines).toHaveLength(1)
  })

  test('fits a phone: the effect is above the bones if there is no room beside them', () => {
    const pairs = ['people', 'process', 'technology', 'environment'].map((id) => ({
      id,
      title: id,
      causes: [{ id: `${id}-1`, text: 'The limit was chosen for minutes of waiting', votes: 0 }],
      prompt: '',
    }))
    const phone = drawFishbone(pairs, 358)
    expect(phone).toMatchObject({ width: 358, isHeadAbove: true, head: { x: 0, y: 0, width: 358 } })
    for (const { label, causes } of phone.bones)
      for (const box of [label, ...causes]) expect(box.y).toBeGreaterThanOrEqual(phone.head.height)
    expect(drawFishbone(pairs, 872)).toMatchObject({ isHeadAbove: false })
  })

  test('counts the lines of wide scripts and of URLs as they wrap', () => {
    expect(countLines('ロードバランサーのヘルスチェックが失敗した', 150, 7.6)).toBe(3)
    expect(countLines('one two', 150, 7.6)).toBe(1)
    expect(countLines('https://dashboards.example.org/checkout?from=1773475200000', 150, 7.6)).toBe(4)
  })

  test('keeps every cause, on another spine if there are too many bones', () => {
    const bones = Array.from({ length: 9 }, (_, n) => ({
      id: `b${n}`,
      title: 'B',
      causes: [{ id: `c${n}`, text: 'x', votes: 0 }],
      prompt: '',
    }))
    const drawing = drawFishbone(bones, 620)
    expect(drawing.spines.length).toBeGreaterThan(1)
    expect(drawing.bones.flatMap((one) => one.causes.map(({ id }) => id))).toEqual(bones.map((_, n) => `c${n}`))
  })
})
