import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { Undo } from '../../renderer/session/undo'
import { setText, textAt } from '../../shared/crdt'
import { snapshot } from '../../shared/document'
import {
  type ComparedDraft,
  compareDraft,
  createDraftWriter,
  type Draft,
  type DraftPlace,
  declineSentence,
  drafts,
  findPlace,
  removeSentences,
  replaceSentence,
  takeSentences,
} from '../../shared/document/drafts'
import { record } from '../../shared/meeting/incident'
import { addAction } from '../../shared/stages/actions/model'
import { addLesson, closing, lessons } from '../../shared/stages/closing/model'
import { addProblem, answers, answerWhy } from '../../shared/stages/five-whys/model'
import { addMeasure, measures } from '../../shared/stages/impact/model'
import { addEvent } from '../../shared/stages/timeline/model'
import { testAuthor } from '../support/author'
import { fc } from '../support/fast-check'
import { createGitlabDocument } from '../support/gitlab-document'

const draftById = (id: string): Draft => {
  const found = drafts.find((one) => one.id === id)
  if (!found) throw new Error(`no draft ${id}`)
  return found
}

type View = { draft: Draft; place: DraftPlace; compared: ComparedDraft }

const look = (doc: Y.Doc, id: string): View => {
  const [snap, draft] = [snapshot(doc), draftById(id)]
  const place = findPlace(snap, draft)
  if (!place) throw new Error(`no place for ${id}`)
  return {
    draft,
    place,
    compared: compareDraft(draft, createDraftWriter(snap, 0)(draft), place, snap.draftedSentences),
  }
}

const takeAll = (doc: Y.Doc, id: string): void => {
  const { draft, place, compared } = look(doc, id)
  const fresh = compared.sentences.filter(({ state }) => state === 'new')
  takeSentences(doc, testAuthor('Ada'), draft, place, compared.sentences, fresh)
}

const copyOf = (doc: Y.Doc): Y.Doc => {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

const merge = (a: Y.Doc, b: Y.Doc): void => {
  const [ours, theirs] = [Y.encodeStateAsUpdate(a), Y.encodeStateAsUpdate(b)]
  Y.applyUpdate(a, theirs)
  Y.applyUpdate(b, ours)
}

/** The GitLab incident with an empty summary. */
const incident = (): Y.Doc => {
  const doc = createGitlabDocument(testAuthor())
  closing.rewrite(doc, 'summary', '')
  return doc
}

const summaryOf = (doc: Y.Doc): string => closing.read(doc).value.summary
const states = (doc: Y.Doc, id = 'summary'): Record<string, string> =>
  Object.fromEntries(look(doc, id).compared.sentences.map((one) => [one.id, one.state]))
const find = (doc: Y.Doc, sentence: string, id = 'summary') => {
  const found = look(doc, id).compared.sentences.find((one) => one.id === sentence)
  if (!found) throw new Error(`no sentence ${sentence}`)
  return found
}

describe('a draft that was taken', () => {
  it('asks for nothing as long as the facts stay the same', () => {
    const doc = incident()
    takeAll(doc, 'summary')
    expect(summaryOf(doc)).toMatch(/^On 31 January 2017, a P1 incident/)
    expect(new Set(Object.values(states(doc)))).toEqual(new Set(['used']))
    expect(look(doc, 'summary').compared.open).toBe(0)
  })

  it('offers a changed fact on every copy, and replaces exactly its sentence', () => {
    const doc = incident()
    takeAll(doc, 'summary')
    const before = summaryOf(doc)
    record.change(doc, { severity: 'P2' })
    const copy = copyOf(doc)
    expect(look(copy, 'summary').compared.changed).toBe(1)
    expect(summaryOf(copy)).toBe(before)
    const { draft, place } = look(copy, 'summary')
    replaceSentence(copy, draft, place, find(copy, 'length'))
    expect(summaryOf(copy)).toBe(before.replace('a P1 incident', 'a P2 incident'))
    expect(look(copy, 'summary').compared.open).toBe(0)
  })

  it('is not touched where somebody has reworded it, and what changed is still offered', () => {
    const doc = incident()
    takeAll(doc, 'summary')
    closing.rewrite(doc, 'summary', summaryOf(doc).replace('a P1 incident', 'an awful incident'))
    expect(states(doc).length).toBe('reworded')
    record.change(doc, { severity: 'P2' })
    const { draft, place } = look(doc, 'summary')
    const sentence = find(doc, 'length')
    expect(sentence).toMatchObject({ state: 'changed', isUnedited: false })
    const before = summaryOf(doc)
    replaceSentence(doc, draft, place, sentence)
    expect(summaryOf(doc)).toBe(before)
    expect(find(doc, 'length')).toEqual(sentence)
  })

  it('keeps what somebody wants to keep until the facts change again', () => {
    const doc = incident()
    takeAll(doc, 'summary')
    record.change(doc, { severity: 'P2' })
    declineSentence(doc, draftById('summary'), find(doc, 'length'))
    expect(look(doc, 'summary').compared.open).toBe(0)
    expect(look(copyOf(doc), 'summary').compared.open).toBe(0)
    record.change(doc, { severity: 'P3' })
    expect(look(doc, 'summary').compared.changed).toBe(1)
  })

  it('offers to remove a sentence whose records are gone, and forgets it then', () => {
    const doc = createGitlabDocument(testAuthor())
    textAt(doc, { section: 'impact', id: '', field: 'felt' })?.delete(0, 1_000)
    takeAll(doc, 'effects')
    const [first] = measures.read(doc).value
    measures.remove(doc, first?.id ?? '', testAuthor())
    const { draft, place, compared } = look(doc, 'effects')
    const gone = compared.sentences.filter(({ state }) => state === 'gone')
    expect(gone.map(({ text }) => text)).toEqual(['GitLab.com was not available for about 18 hours.'])
    removeSentences(doc, testAuthor(), draft, place, gone)
    const after = look(doc, 'effects')
    expect(after.compared.open).toBe(0)
    expect(after.place.kind === 'text' && after.place.text).not.toMatch(/not available| {2}/)
  })

  it('is one step of Undo, with what is remembered of it', () => {
    const doc = incident()
    const undo = new Undo(doc, testAuthor())
    takeAll(doc, 'summary')
    undo.undo()
    expect(summaryOf(doc)).toBe('')
    expect(new Set(Object.values(states(doc)))).toEqual(new Set(['new']))
    expect(undo.canUndo()).toBe(false)
    undo.redo()
    expect(look(doc, 'summary').compared.open).toBe(0)
  })

  it('leaves every repeat to be removed if two people took it at once', () => {
    const doc = incident()
    const copy = copyOf(doc)
    takeAll(doc, 'summary')
    takeAll(copy, 'summary')
    const once = summaryOf(doc)
    merge(doc, copy)
    const { draft, place, compared } = look(doc, 'summary')
    expect(new Set(compared.sentences.map(({ state }) => state))).toEqual(new Set(['twice']))
    removeSentences(doc, testAuthor(), draft, place, compared.sentences)
    expect(summaryOf(doc)).toBe(once)
    expect(look(doc, 'summary').compared.open).toBe(0)
  })
})

describe('drafted lessons', () => {
  it('become rows of their kind, and those that are there already are not offered', () => {
    const doc = createGitlabDocument(testAuthor())
    addLesson(doc, testAuthor('Bo'), 'poorly', 'no team owned testing that a restore works.')
    const { draft, place, compared } = look(doc, 'lessons')
    const isOffered = (text: string) =>
      compared.sentences.some((one) => one.text.startsWith(text) && one.state === 'new')
    expect(isOffered('No team owned')).toBe(false)
    const lucky = compared.sentences.filter(({ capture }) => capture === 'lucky')
    const before = lessons.read(doc).value.length
    takeSentences(doc, testAuthor('Ada'), draft, place, compared.sentences, lucky)
    const rows = lessons.read(doc).value
    expect(rows.slice(before).map(({ kind, text }) => [kind, text])).toEqual([
      ['lucky', 'This snapshot, made for an unrelated experiment, became the newest usable copy'],
    ])
    expect(states(doc, 'lessons')[lucky[0]?.id ?? '']).toBe('used')
    lessons.rewrite(doc, rows.at(-1)?.id ?? '', 'text', 'We were lucky with the snapshot')
    expect(states(doc, 'lessons')[lucky[0]?.id ?? '']).toBe('reworded')
  })

  it('that two people took at once are removed once each, and undoing that brings them back', async () => {
    const doc = createGitlabDocument(testAuthor())
    const copy = copyOf(doc)
    for (const [one, name] of [
      [doc, 'Ada'],
      [copy, 'Bo'],
    ] as const) {
      const { draft, place, compared } = look(one, 'lessons')
      takeSentences(one, testAuthor(name), draft, place, compared.sentences, compared.sentences.slice(0, 2))
    }
    const once = lessons.read(doc).value.length
    merge(doc, copy)
    expect(lessons.read(doc).value).toHaveLength(once + 2)
    const undo = new Undo(doc, testAuthor())
    const { draft, place, compared } = look(doc, 'lessons')
    const repeated = compared.sentences.filter(({ state }) => state === 'twice')
    expect(repeated).toHaveLength(2)
    await undo.asOneStep(async (slice) => {
      slice(() => removeSentences(doc, testAuthor('Ada'), draft, place, repeated))
      return true
    })
    expect(lessons.read(doc).value).toHaveLength(once)
    expect(Object.values(states(doc, 'lessons')).filter((state) => state === 'used')).toHaveLength(2)
    undo.undo()
    expect(lessons.read(doc).value).toHaveLength(once + 2)
  })
})

/** An incident of a few facts, and a text that somebody has begun. */
const smallIncident = (id: string): Y.Doc => {
  const [doc, author] = [new Y.Doc(), testAuthor()]
  record.change(doc, { severity: 'P1', startedAt: Date.UTC(2017, 0, 31, 9), resolvedAt: Date.UTC(2017, 1, 2) })
  addMeasure(doc, author, { amount: '40', unit: 'accounts', text: 'lost' })
  const cause = answerWhy(doc, author, addProblem(doc, author, 'It broke'), null, 'The limit was too low')
  answers.change(doc, cause, { mark: 'root-cause' })
  addAction(doc, author, { text: 'Raise the limit' })
  addEvent(doc, author, { at: Date.UTC(2017, 0, 31, 10), text: 'It is decided to wait', kind: 'decision' })
  const { place } = look(doc, id)
  if (place.kind === 'text') textAt(doc, place.ref)?.insert(0, 'Our own words.')
  return doc
}

/** The index, or the end of the word `w7w` that it would split. */
const outsideOfWords = (text: string, index: number): number => {
  for (const { 0: word, index: start } of text.matchAll(/w\d+w/g))
    if (start < index && index < start + word.length) return start + word.length
  return index
}

/** What people and facts do, in any order, on two copies that meet now and then. */
type Move = { kind: number; at: number; copy: number }
const move = fc.record({
  kind: fc.constantFrom(0, 0, 0, 1, 1, 2, 3, 3, 4, 4, 5, 6, 7),
  at: fc.nat(5_000),
  copy: fc.nat(1),
})

describe('whatever happens in whatever order', () => {
  it('the words that people wrote are still there on both copies', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('summary', 'effects', 'course', 'causes'),
        fc.array(move, { maxLength: 40 }),
        (id, moves) => {
          const first = smallIncident(id)
          const copies = [first, copyOf(first)] as const
          const { place: start } = look(first, id)
          if (start.kind !== 'text') throw new Error('not a text')
          const { ref } = start
          const written: string[] = []
          let count = 0
          const act = (doc: Y.Doc, { kind, at }: Move): void => {
            const text = textAt(doc, ref)
            const { draft, place, compared } = look(doc, id)
            const one = compared.sentences[at % Math.max(1, compared.sentences.length)]
            if (kind === 0 && text) {
              const word = `w${++count}w`
              written.push(word)
              const index = outsideOfWords(text.toString(), at % (text.length + 1))
              // Typed, or changed as a whole by hand in the file.
              if (at % 2) text.insert(index, ` ${word} `)
              else setText(text, `${text.toString().slice(0, index)}${word}${text.toString().slice(index)}`)
            } else if (kind === 1)
              record.change(doc, { severity: `P${at % 4}`, startedAt: Date.UTC(2017, 0, 31, at % 24) })
            else if (kind === 2)
              addMeasure(doc, testAuthor(`M${++count}`), { amount: String(at), unit: 'things', text: 'lost' })
            else if (kind === 3) takeAll(doc, id)
            else if (kind === 4) for (const all of compared.sentences) replaceSentence(doc, draft, place, all)
            else if (kind === 5 && one) declineSentence(doc, draft, one)
            else if (kind === 6)
              removeSentences(
                doc,
                testAuthor(),
                draft,
                place,
                compared.sentences.filter(({ state }) => state === 'gone' || state === 'twice'),
              )
            else if (kind === 7) merge(...copies)
          }
          for (const one of moves) act(copies[one.copy] ?? first, one)
          merge(...copies)
          for (const doc of copies) {
            const text = String(textAt(doc, ref))
            for (const word of written) expect(text).toContain(word)
          }
          expect(String(textAt(copies[0], ref))).toBe(String(textAt(copies[1], ref)))
        },
      ),
      { numRuns: 100 },
    )
  })
})
