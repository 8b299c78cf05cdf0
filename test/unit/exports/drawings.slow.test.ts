// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { snapshot } from '../../../shared/document'
import { exportFormats } from '../../../shared/document/exports'
import { toInlineSvg, toSvgFile } from '../../../shared/document/exports/svg'
import type { Drawing, DrawnNode } from '../../../shared/stages/drawing'
import { diagram, trayId } from '../../../shared/stages/fishbone/diagram'
import { addCause, bones, causes, causeVotes, placements, standardBones } from '../../../shared/stages/fishbone/model'
import { drawingOf as drawFishboneOf } from '../../../shared/stages/fishbone/picture'
import { answers, answerWhy, whyTree } from '../../../shared/stages/five-whys/model'
import { drawingOf as drawWhysOf } from '../../../shared/stages/five-whys/picture'
import { testAuthor } from '../../support/author'
import { fc } from '../../support/fast-check'

const author = testAuthor()

const word = fc.constantFrom(
  ...['the', 'replica', 'LAGGED', 'إعادة', 'التشغيل', 'ロードバランサー', '🔥', 'Donaudampfschifffahrtsgesellschaft'],
  ...['https://x.example/a?b=c&d=e', '<b>', '"]', '&amp;', 'a\u0000b', ']]>', '\ud800'],
)
const sentence = fc.array(word, { minLength: 1, maxLength: 14 }).map((words) => words.join(' '))

const fishboneOf = (texts: readonly string[], effect: string): Drawing => {
  const doc = new Y.Doc()
  bones.add(doc, author, { text: texts[0] ?? '' })
  for (const [index, text] of texts.entries()) addCause(doc, author, standardBones[index % 4] ?? 'people', text)
  const data = {
    causes: causes.read(doc).value,
    bones: bones.read(doc).value,
    placements: placements.read(doc).value,
    ballot: causeVotes.read(doc).value,
  }
  return drawFishboneOf(
    diagram(data, []).filter(({ id }) => id !== trayId),
    effect,
  )
}

/** Each answer is below the one before it, or below the problem. */
const whysOf = (texts: readonly string[], problem: string): Drawing => {
  const doc = new Y.Doc()
  let parent: string | null = null
  for (const [index, text] of texts.entries())
    parent = answerWhy(doc, author, 'problem', index % 3 === 0 ? null : parent, text)
  return drawWhysOf(problem, whyTree(answers.read(doc).value, 'problem'))
}

const texts = fc.array(sentence, { minLength: 1, maxLength: 60 })
const drawing = fc.oneof(
  fc.tuple(texts, sentence).map(([all, title]) => fishboneOf(all, title)),
  fc.tuple(texts, sentence).map(([all, title]) => whysOf(all, title)),
)

const textsOf = ({ text, children }: DrawnNode): string[] => [text, ...children.flatMap(textsOf)]
const squeeze = (text: string): string => text.replace(/[\p{Cc}\p{Cs}]|\s/gu, '')

describe('a drawing as SVG', () => {
  it('is well-formed, shows every text whole, and has nothing that runs, loads or styles', () => {
    fc.assert(
      fc.property(drawing, (one) => {
        for (const svg of [
          `<svg xmlns="http://www.w3.org/2000/svg">${toInlineSvg(one).pieces.join('')}</svg>`,
          toSvgFile(one.title, [one, one]),
        ]) {
          const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml')
          expect(parsed.querySelector('parsererror')).toBeNull()
          const shown = [...parsed.querySelectorAll('text')].map(({ textContent }) => squeeze(textContent ?? ''))
          for (const text of textsOf(one.root)) expect(shown).toContain(squeeze(text))
          for (const element of parsed.querySelectorAll('*')) {
            expect(element.localName).toMatch(/^(?:svg|title|g|rect|line|path|circle|text|tspan)$/)
            for (const { name } of element.attributes) expect(name).not.toMatch(/^on|href|style|class/)
          }
        }
      }),
      { numRuns: 40 },
    )
  })

  it('never places a text over another one, or outside of it', () => {
    fc.assert(
      fc.property(drawing, (one) => {
        const { width, height, texts: placed } = one.draw()
        const boxes = placed.map((box) => ({ ...box, height: box.lines.length * box.line }))
        for (const [at, a] of boxes.entries()) {
          expect(a.x).toBeGreaterThanOrEqual(0)
          expect(a.y).toBeGreaterThanOrEqual(0)
          expect(a.x + a.width).toBeLessThanOrEqual(width + 0.01)
          expect(a.y + a.height).toBeLessThanOrEqual(height + 0.01)
          for (const b of boxes.slice(at + 1)) {
            const isApart =
              a.x + a.width <= b.x + 0.01 ||
              b.x + b.width <= a.x + 0.01 ||
              a.y + a.height <= b.y + 0.01 ||
              b.y + b.height <= a.y + 0.01
            if (!isApart) throw new Error(`“${a.lines[0]}” overlaps “${b.lines[0]}”`)
          }
        }
      }),
      { numRuns: 40 },
    )
  })

  it('ends a page of paper between its rows: no text is cut, none is missing or twice, and its pieces are as high as the whole', () => {
    fc.assert(
      fc.property(drawing, (one) => {
        const { texts: placed, breaks = [] } = one.draw()
        for (const y of breaks)
          for (const text of placed) {
            const isBelow = text.y >= y
            if (!isBelow && text.y + text.lines.length * text.line > y) throw new Error(`“${text.lines[0]}” is cut`)
          }
        const { pieces, height } = toInlineSvg(one)
        expect(pieces).toHaveLength(breaks.length + 1)
        expect(pieces.join('').match(/<text /g)).toHaveLength(toSvgFile('', [one]).match(/<text /g)?.length ?? 0)
        const heights = pieces.map((piece) => Number(/ height="(\d+)"/.exec(piece)?.[1]))
        expect(heights.reduce((sum, one) => sum + one)).toBe(height)
      }),
      { numRuns: 40 },
    )
  })

  it('takes the color of the page that it is in, and sets right-to-left texts in their direction', () => {
    const svg = toInlineSvg(whysOf(['إعادة التشغيل', 'Restarted'], 'Outage')).pieces.join('')
    expect(svg).toContain('fill="currentColor"')
    expect(svg).not.toMatch(/#[0-9a-f]{3}/i)
    expect(svg.match(/direction="rtl"/g)).toHaveLength(1)
    // Next to the line that leads to it, at its left.
    expect(svg).toMatch(/text-anchor="end" direction="rtl"><tspan x="28"/)
  })

  it('of an empty document is a picture too', () => {
    for (const format of exportFormats.filter(({ group }) => group === 'drawing')) {
      const text = format.render({ snapshot: snapshot(new Y.Doc()), content: () => ({}), now: 0 })
      const parsed = new DOMParser().parseFromString(text, 'image/svg+xml')
      expect(parsed.querySelector('parsererror')).toBeNull()
      expect(parsed.querySelector('title')?.textContent).toMatch(/: (?:Fishbone|Five whys)$/)
      expect(parsed.querySelectorAll('text').length).toBeGreaterThan(0)
    }
  })
})
