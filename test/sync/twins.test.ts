import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { nextTurn } from '../../renderer/session'
import { Undo } from '../../renderer/session/undo'
import { createDocument, toMeeting } from '../../shared/document'
import { applyImport, chooseTaken, planImport, readPresentContent } from '../../shared/import'
import { createTwinFinder, settleTwins } from '../../shared/import/twins'
import { record } from '../../shared/meeting/incident'
import { templateTexts } from '../../shared/meeting/report'
import { actionCauses, actions, addCause, causesOf } from '../../shared/stages/actions/model'
import { lessons } from '../../shared/stages/closing/model'
import { placements } from '../../shared/stages/fishbone/model'
import { impact } from '../../shared/stages/impact/model'
import { addRecollection, events, recollections } from '../../shared/stages/timeline/model'
import { testAuthor } from '../support/author'
import { fc } from '../support/fast-check'
import { rowSource } from '../support/imports'

const HOUR_MS = 3_600_000

const postmortem = rowSource(
  'outage.md',
  `# Checkout outage

## Timeline (UTC) 2024-05-01

| Time | Event |
|--|--|
| 14:00 | Alert fired |
| 14:05 | Rolled back |
| 14:09 | All is well |

## What went well

- The alert came at once

## Action items

- Add a canary
`,
)

const settle = (doc: Y.Doc, now = 1): void => {
  for (const _step of settleTwins(doc, now));
}

const exchange = (...docs: Y.Doc[]): void => {
  for (const from of docs) for (const to of docs) Y.applyUpdate(to, Y.encodeStateAsUpdate(from))
}

/** Ana and Ben each import the same records into their own copy, Ana first. */
const twoImports = (sources = [postmortem], prepare: (doc: Y.Doc) => void = () => undefined) => {
  const maker = createDocument({ title: 'Outage' }, testAuthor('Maker'))
  prepare(maker)
  const people = ['Ana', 'Ben'].map((name, index) => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(maker))
    const author = testAuthor(name, Date.UTC(2026, 0, 1) + index * HOUR_MS)
    const undo = new Undo(doc, author)
    const add = (list = sources) => {
      const chosen = chooseTaken(planImport(readPresentContent(doc), list))
      return undo.asOneStep(async (slice) => slice(() => applyImport(doc, author, chosen)))
    }
    return { doc, author, undo, add }
  }) as [Copy, Copy]
  return people
}
type Copy = {
  doc: Y.Doc
  author: ReturnType<typeof testAuthor>
  undo: Undo
  add: (list?: (typeof postmortem)[]) => Promise<unknown>
}

const texts = (doc: Y.Doc): string[] => events.read(doc).value.map(({ text }) => text)
const idOf = (doc: Y.Doc, text: string): string => events.read(doc).value.find((one) => one.text === text)?.id ?? ''
const all = ['Alert fired', 'Rolled back', 'All is well']

/** Both have imported the same and worked on it; then their copies are merged and settled. */
const merged = async (work: (ana: Copy, ben: Copy) => void = () => undefined) => {
  const [ana, ben] = twoImports()
  await ana.add()
  await ben.add()
  work(ana, ben)
  exchange(ana.doc, ben.doc)
  settle(ana.doc)
  exchange(ana.doc, ben.doc)
  return { ana, ben }
}

describe('records that two people have imported apart', () => {
  it('are there once after their copies have been merged, in every section', async () => {
    const { ana, ben } = await merged()
    for (const { doc } of [ana, ben]) {
      expect(texts(doc)).toEqual(all)
      expect(events.read(doc).value.map(({ createdBy }) => createdBy)).toEqual(['Ana', 'Ana', 'Ana'])
      expect(lessons.read(doc).value.map(({ text }) => text)).toEqual(['The alert came at once'])
      expect(actions.read(doc).value.map(({ text }) => text)).toEqual(['Add a canary'])
    }
    const before = Y.encodeStateAsUpdate(ana.doc)
    settle(ana.doc, 2)
    expect(Y.encodeStateAsUpdate(ana.doc)).toEqual(before)
  })

  it('are settled by several at once as by one', async () => {
    const [ana, ben] = twoImports()
    await ana.add()
    await ben.add()
    events.change(ben.doc, idOf(ben.doc, 'Rolled back'), { isStarred: true })
    events.rewrite(ben.doc, idOf(ben.doc, 'Alert fired'), 'learnedLater', 'It was late')
    exchange(ana.doc, ben.doc)
    settle(ana.doc, 5)
    settle(ben.doc, 9)
    exchange(ana.doc, ben.doc)
    expect(toMeeting(ana.doc)).toEqual(toMeeting(ben.doc))
    const before = Y.encodeStateAsUpdate(ana.doc)
    settle(ana.doc, 11)
    expect(Y.encodeStateAsUpdate(ana.doc)).toEqual(before)
    expect(texts(ana.doc)).toEqual(all)
    expect(events.read(ana.doc).value.map(({ isStarred, learnedLater }) => [isStarred, learnedLater])).toEqual([
      [false, 'It was late'],
      [true, ''],
      [false, ''],
    ])
  })

  it('keep what either has typed, starred or linked, and stay twice only if both have typed into them', async () => {
    const { ana } = await merged((ana, ben) => {
      events.rewrite(ben.doc, idOf(ben.doc, 'Alert fired'), 'text', 'First alert fired')
      events.change(ben.doc, idOf(ben.doc, 'Rolled back'), { evidence: 'https://example.org/42', isStarred: true })
      events.change(ana.doc, idOf(ana.doc, 'Rolled back'), { who: 'Payments' })
      events.rewrite(ana.doc, idOf(ana.doc, 'All is well'), 'knownThen', 'Known to Ana')
      events.rewrite(ben.doc, idOf(ben.doc, 'All is well'), 'knownThen', 'Known to Ben')
    })
    expect(texts(ana.doc)).toEqual(['First alert fired', 'Rolled back', 'All is well', 'All is well'])
    expect(events.read(ana.doc).value[1]).toMatchObject({
      evidence: 'https://example.org/42',
      isStarred: true,
      who: 'Payments',
    })
    expect(events.read(ana.doc).value.map(({ knownThen }) => knownThen)).toEqual([
      '',
      '',
      'Known to Ana',
      'Known to Ben',
    ])
  })

  it('bring what was typed into a row that is gone back to sight', async () => {
    const { ana, ben } = await merged()
    const late = new Y.Doc()
    Y.applyUpdate(late, Y.encodeStateAsUpdate(ben.doc))
    const gone = events.listTrash(late).find(({ text }) => text === 'Rolled back')?.id ?? ''
    events.rewrite(late, gone, 'learnedLater', 'Written offline')
    exchange(ana.doc, late)
    settle(ana.doc)
    expect(texts(ana.doc)).toEqual(all)
    expect(events.read(ana.doc).value[1]).toMatchObject({ learnedLater: 'Written offline', createdBy: 'Ben' })
  })

  it('do not come back because what was taken over has been changed since', async () => {
    const { ana } = await merged((_, ben) => {
      events.change(ben.doc, idOf(ben.doc, 'Rolled back'), { who: 'Payments' })
    })
    events.change(ana.doc, idOf(ana.doc, 'Rolled back'), { who: 'Database' })
    events.rewrite(ana.doc, idOf(ana.doc, 'Alert fired'), 'text', 'Alert')
    settle(ana.doc)
    expect(events.read(ana.doc).value.map(({ text, who }) => [text, who])).toEqual([
      ['Alert', ''],
      ['Rolled back', 'Database'],
      ['All is well', ''],
    ])
  })

  it('keep what refers to them', async () => {
    let placed = ''
    const { ana } = await merged((_, ben) => {
      addRecollection(ben.doc, ben.author, idOf(ben.doc, 'Alert fired'), 'It was 14:02', 'Ben')
      actions.change(ben.doc, actions.read(ben.doc).value[0]?.id ?? '', {
        cause: `timeline.events/${idOf(ben.doc, 'Alert fired')}`,
      })
      placed = idOf(ben.doc, 'Rolled back')
      placements.set(ben.doc, `timeline.events/${placed}`, { bone: 'people', isHidden: false })
    })
    expect(texts(ana.doc)).toEqual(all)
    const [alert, rolledBack] = events.read(ana.doc).value
    expect(alert?.createdBy).toBe('Ana')
    expect(recollections.read(ana.doc).value).toEqual([expect.objectContaining({ event: alert?.id })])
    expect(actions.read(ana.doc).value[0]?.cause).toBe(`timeline.events/${alert?.id}`)
    expect(rolledBack?.id).toBe(placed)
  })

  it('keep the causes that somebody has added to one of them, under the ids of those that stay', async () => {
    const { ana } = await merged((_, ben) => {
      addCause(ben.doc, actions.read(ben.doc).value[0]?.id ?? '', `timeline.events/${idOf(ben.doc, 'Alert fired')}`)
      addCause(ben.doc, actions.read(ben.doc).value[0]?.id ?? '', 'whys.answers/other')
    })
    expect(texts(ana.doc)).toEqual(all)
    const [alert] = events.read(ana.doc).value
    const [action, ...more] = actions.read(ana.doc).value
    expect(more).toEqual([])
    expect(alert?.createdBy).toBe('Ana')
    expect(action && causesOf({ causes: actionCauses.read(ana.doc).value }, action)).toEqual([
      `timeline.events/${alert?.id}`,
      'whys.answers/other',
    ])
  })

  it('are settled again once something refers to one that is gone', async () => {
    const { ana, ben } = await merged()
    let calls = 0
    const finder = createTwinFinder(ana.doc, () => {
      calls += 1
    })
    for (const _step of finder.settle(2));
    const before = calls
    const gone = events.listTrash(ben.doc).find(({ text }) => text === 'Rolled back')?.id ?? ''
    addRecollection(ben.doc, testAuthor('Benedict'), gone, 'It was 14:07')
    exchange(ana.doc, ben.doc)
    expect(calls).toBeGreaterThan(before)
    for (const _step of finder.settle(3));
    finder.close()
    expect(recollections.read(ana.doc).value.map(({ event }) => event)).toEqual([idOf(ana.doc, 'Rolled back')])
  })

  it('stay twice once somebody has restored one, and stay away once somebody has removed the other', async () => {
    const { ana } = await merged()
    const gone = events.listTrash(ana.doc).find(({ text }) => text === 'Rolled back')?.id ?? ''
    events.restore(ana.doc, gone)
    events.remove(ana.doc, idOf(ana.doc, 'Alert fired'), ana.author)
    settle(ana.doc)
    expect(texts(ana.doc)).toEqual(['Rolled back', 'Rolled back', 'All is well'])
    events.remove(ana.doc, gone, ana.author)
    settle(ana.doc)
    expect(texts(ana.doc)).toEqual(['Rolled back', 'All is well'])
  })
})

describe('records corrected differently', () => {
  it('follow the earlier import, unless somebody has changed them since', async () => {
    const csv = 'time,event\n2024-05-01 14:00,Alert fired\n2024-05-01 14:05,Rolled back\n2024-05-01 14:09,All is well\n'
    const [ana, ben] = twoImports()
    await ana.add([rowSource('alerts.csv', csv, { zone: 'Europe/Berlin' })])
    await ben.add([rowSource('alerts.csv', csv, { zone: 'UTC' })])
    events.rewrite(ben.doc, idOf(ben.doc, 'Alert fired'), 'learnedLater', 'It was late')
    events.change(ben.doc, idOf(ben.doc, 'All is well'), { at: Date.UTC(2024, 4, 1, 15) })
    exchange(ana.doc, ben.doc)
    settle(ben.doc)
    expect(events.read(ben.doc).value.map(({ text, at, createdBy }) => [text, at, createdBy])).toEqual([
      ['Alert fired', Date.UTC(2024, 4, 1, 12), 'Ben'],
      ['Rolled back', Date.UTC(2024, 4, 1, 12, 5), 'Ana'],
      ['All is well', Date.UTC(2024, 4, 1, 15), 'Ana'],
    ])
  })
})

describe('undoing one of two imports of the same records', () => {
  it('leaves the other’s rows, and both undone leave none', async () => {
    for (const [first, second] of [
      [0, 1],
      [1, 0],
    ] as const) {
      const { ana, ben } = await merged()
      const copies = [ana, ben] as const
      const undoAt = (index: 0 | 1) => {
        copies[index].undo.undo()
        exchange(ana.doc, ben.doc)
        settle(ana.doc)
        exchange(ana.doc, ben.doc)
      }
      undoAt(first)
      expect(texts(ana.doc)).toEqual(all)
      expect(lessons.read(ana.doc).value).toHaveLength(1)
      undoAt(second)
      expect(texts(ana.doc)).toEqual([])
      expect(actions.read(ana.doc).value).toEqual([])
      copies[first].undo.redo()
      exchange(ana.doc, ben.doc)
      settle(ana.doc)
      expect(texts(ana.doc)).toEqual(all)
      copies[second].undo.redo()
      exchange(ana.doc, ben.doc)
      settle(ben.doc)
      expect(texts(ben.doc)).toEqual(all)
      await nextTurn()
    }
  })

  it('is no step of the one whose page hears of it', async () => {
    const { ana, ben } = await merged()
    expect(ana.undo.canUndo()).toBe(true)
    ben.undo.undo()
    expect(ben.undo.canUndo()).toBe(false)
  })
})

describe('prose that two people have imported apart', () => {
  const prose = rowSource(
    'outage.md',
    '# Checkout outage\n\n## Summary\n\nNobody could pay.\n\nIt took an hour.\n\n## Impact\n\nSome 300 orders were lost.\n\n## Background\n\nThe gateway is old.\n',
  )
  const proseOf = (doc: Y.Doc) => ({
    summary: record.read(doc).value.whatHappened,
    felt: impact.read(doc).value.felt,
    background: templateTexts.read(doc).value.context,
  })
  const summary = 'Nobody could pay.\n\nIt took an hour.'
  const once = { summary, felt: 'Some 300 orders were lost.', background: 'The gateway is old.' }

  /** Two imports of it into copies of a document in which `before` stands already; `work` is done before they meet. */
  const met = async (before = '', work: (ana: Copy, ben: Copy) => void = () => undefined) => {
    const copies = twoImports([prose], (doc) => record.rewrite(doc, 'whatHappened', before))
    const [ana, ben] = copies
    const take = ({ doc, author, undo }: Copy) =>
      undo.asOneStep(async (slice) =>
        slice(() =>
          applyImport(doc, author, { rows: [], sections: planImport(readPresentContent(doc), [prose]).sections }),
        ),
      )
    await take(ana)
    await take(ben)
    work(ana, ben)
    exchange(ana.doc, ben.doc)
    return { ana, ben, take }
  }

  it('stands there once, below what was there before, also if several settle it', async () => {
    for (const before of ['', 'Draft.']) {
      const { ana, ben, take } = await met(before)
      settle(ana.doc)
      settle(ben.doc, 2)
      exchange(ana.doc, ben.doc)
      const expected = { ...once, summary: before === '' ? summary : `${before}\n\n${summary}` }
      expect(proseOf(ana.doc)).toEqual(expected)
      expect(proseOf(ben.doc)).toEqual(expected)
      await take(ben)
      expect(proseOf(ben.doc)).toEqual(expected)
    }
  })

  it('of three imports stands there once, whoever settles which two of them first', async () => {
    const { ana, ben } = await met()
    const [cem] = twoImports([prose])
    Y.applyUpdate(cem.doc, Y.encodeStateAsUpdate(ana.doc))
    const copies = [ana.doc, ben.doc, cem.doc]
    settle(ana.doc)
    exchange(...copies)
    settle(cem.doc)
    exchange(...copies)
    expect(proseOf(cem.doc)).toEqual(once)
  })

  it('is left as it is where somebody has typed into it before', async () => {
    const { ana } = await met('', (_, ben) => record.text(ben.doc, 'whatHappened').insert(0, 'Alas: '))
    settle(ana.doc)
    expect(proseOf(ana.doc).summary).toContain('Alas: ')
    expect(proseOf(ana.doc).summary).toHaveLength(2 * summary.length + 'Alas: '.length)
    expect(proseOf(ana.doc).felt).toBe(once.felt)
  })

  it('may be written twice by a person afterwards', async () => {
    const { ana } = await met()
    settle(ana.doc)
    record.text(ana.doc, 'whatHappened').insert(0, summary)
    settle(ana.doc)
    expect(proseOf(ana.doc).summary).toBe(summary + summary)
  })

  it('is gone when both have undone it, and comes once when somebody imports it again', async () => {
    const { ana, ben, take } = await met()
    settle(ana.doc)
    exchange(ana.doc, ben.doc)
    for (const { undo } of [ana, ben]) undo.undo()
    exchange(ana.doc, ben.doc)
    settle(ana.doc)
    expect(proseOf(ana.doc)).toEqual({ summary: '', felt: '', background: '' })
    await take(ana)
    exchange(ana.doc, ben.doc)
    settle(ben.doc)
    expect(proseOf(ben.doc)).toEqual(once)
  })
})

/** What somebody does in one of the copies. */
type Deed = { copy: number; verb: number; rows: number; row: number; other: number }
const COPIES = 3
const RECORDS = 4

const anyDeed = (verbs: number): fc.Arbitrary<Deed> =>
  fc.record({
    copy: fc.nat(COPIES - 1),
    verb: fc.nat(verbs - 1),
    rows: fc.integer({ min: 1, max: 2 ** RECORDS - 1 }),
    row: fc.nat(RECORDS * 2),
    other: fc.nat(COPIES - 1),
  })

const subset = (rows: number) =>
  rowSource(
    'rows.csv',
    ['time,event', ...Array.from({ length: RECORDS }, (_, row) => `2024-05-01T14:0${row}:00Z,Record ${row}`)]
      .filter((_, line) => line === 0 || rows & (1 << (line - 1)))
      .join('\n'),
  )

/** Copies in which the deeds were done, and the words that were typed, by the record that they are about. */
const live = (deeds: readonly Deed[]) => {
  const docs = Array.from({ length: COPIES }, () => new Y.Doc())
  const authors = docs.map((_, index) => testAuthor(`P${index}`))
  const typed: { record: string; field: 'learnedLater' | 'isStarred'; word: string }[] = []
  const run = ({ copy, verb, rows, row, other }: Deed, index: number): void => {
    const [doc, author, peer] = [docs[copy], authors[copy], docs[other]]
    if (!doc || !author || !peer) return
    author.advance(1_000)
    const present = events.read(doc).value
    const event = present[row % Math.max(1, present.length)]
    const recordOf = (id: string): string => String(rowKey(doc, id))
    if (verb === 0 || verb === 1)
      applyImport(doc, author, chooseTaken(planImport(readPresentContent(doc), [subset(rows)])))
    else if (verb === 2) Y.applyUpdate(doc, Y.encodeStateAsUpdate(peer))
    else if (verb === 3) settle(doc, index)
    else if (verb === 4 && event) {
      events.text(doc, event.id, 'learnedLater')?.insert(0, `<${index}>`)
      typed.push({ record: recordOf(event.id), field: 'learnedLater', word: `<${index}>` })
    } else if (verb === 5 && event) {
      events.change(doc, event.id, { isStarred: true })
      typed.push({ record: recordOf(event.id), field: 'isStarred', word: 'true' })
    } else if (verb === 6 && event) events.remove(doc, event.id, author)
    else if (verb === 7) {
      const trash = events.listTrash(doc)
      const gone = trash[row % Math.max(1, trash.length)]
      if (gone) events.restore(doc, gone.id)
    } else if (verb === 8 && event) events.change(doc, event.id, { who: `who ${index}`, at: index })
  }
  deeds.forEach(run)
  exchange(...docs)
  return { docs, typed }
}
const rowKey = (doc: Y.Doc, id: string): unknown => (doc.getMap(events.name).get(id) as Y.Map<unknown>).get('importKey')

/** Settles in one copy and tells the others, until nothing changes anymore. */
const settleAll = (docs: readonly Y.Doc[]): number => {
  const state = (): string => docs.map((doc) => JSON.stringify(doc.getMap(events.name).toJSON())).join()
  for (let round = 0; ; round += 1) {
    const before = state()
    const doc = docs[round % docs.length]
    if (doc) settle(doc, 1_000 + round)
    exchange(...docs)
    if (state() === before || round > 9) return round
  }
}

describe('copies that import overlapping records in any order and are merged in any order', () => {
  it('have each record once, or twice where two people typed into it, and lose nothing that was typed', () => {
    fc.assert(
      fc.property(fc.array(anyDeed(6), { minLength: 5, maxLength: 40 }), (deeds) => {
        const { docs, typed } = live(deeds)
        const everImported = new Set(
          docs.flatMap((doc) => [...doc.getMap(events.name).keys()].map((id) => rowKey(doc, id))),
        )
        expect(settleAll(docs)).toBeLessThan(3)
        const [doc = new Y.Doc(), ...others] = docs
        for (const other of others) expect(toMeeting(other)).toEqual(toMeeting(doc))
        const rows = events.read(doc).value
        for (const key of everImported) {
          const twins = rows.filter(({ importKey }) => importKey === key)
          expect(twins.length).toBeGreaterThan(0)
          if (twins.length > 1) for (const { learnedLater } of twins) expect(learnedLater).not.toBe('')
          for (const { field, word } of typed.filter(({ record }) => record === key))
            expect(twins.map((twin) => String(twin[field])).join()).toContain(word)
        }
      }),
      { numRuns: 30 },
    )
  })

  it('come to the same, whatever is removed, restored and corrected meanwhile', () => {
    fc.assert(
      fc.property(fc.array(anyDeed(9), { minLength: 5, maxLength: 40 }), (deeds) => {
        const { docs } = live(deeds)
        expect(settleAll(docs)).toBeLessThan(3)
        const [doc = new Y.Doc(), ...others] = docs
        for (const other of others) expect(toMeeting(other)).toEqual(toMeeting(doc))
      }),
      { numRuns: 30 },
    )
  })
})
