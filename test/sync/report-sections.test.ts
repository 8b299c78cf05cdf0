import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { Undo } from '../../renderer/session/undo'
import { snapshot } from '../../shared/document'
import {
  addOwnSection,
  chooseTemplate,
  chosenSections,
  createOutline,
  listChosen,
  moveInOutline,
  rowOfTemplate,
  sectionTemplates,
  templateTexts,
  textOfSection,
} from '../../shared/meeting/report'
import { chooseGuide, guides, templatesOfGuide } from '../../shared/meeting/report/guides'
import { fc } from '../support/fast-check'

const createPeer = (index: number) => {
  const doc = new Y.Doc()
  doc.clientID = index + 1
  let count = 0
  return { doc, author: { name: `Peer ${index}`, now: () => 1_000 + count, newId: () => `${index}-${++count}` } }
}

const exchange = (docs: readonly Y.Doc[]): void => {
  for (const from of docs) for (const to of docs) Y.applyUpdate(to, Y.encodeStateAsUpdate(from))
}

const chosenIn = (doc: Y.Doc) => listChosen(snapshot(doc))

/** Every word that is in a section, whether it is in the trash or not. */
const wordsIn = (doc: Y.Doc): string[] =>
  [
    ...Object.values(templateTexts.read(doc).value),
    ...[...chosenSections.read(doc).value, ...chosenSections.listTrash(doc)].map(({ text }) => text),
  ]
    .join(' ')
    .split(' ')

const turn = fc.record({
  peer: fc.nat(2),
  verb: fc.constantFrom('choose', 'guide', 'own', 'type', 'type', 'type', 'move', 'remove', 'exchange'),
  // Few templates, so that two people often choose the same one.
  at: fc.nat(3),
  to: fc.nat(20),
})

describe('the sections of a report, chosen by several people who are apart', () => {
  it('are there once each, in one order, with every word that anybody typed', () => {
    fc.assert(
      fc.property(fc.array(turn, { minLength: 5, maxLength: 40 }), (turns) => {
        const peers = [createPeer(0), createPeer(1), createPeer(2)]
        const docs = peers.map(({ doc }) => doc)
        const typed: string[] = []
        turns.forEach(({ peer, verb, at, to }, index) => {
          const { doc, author } = peers[peer] ?? createPeer(9)
          const chosen = chosenIn(doc)
          const section = chosen[to % Math.max(1, chosen.length)]
          const outline = createOutline(chosen)
          if (verb === 'choose') chooseTemplate(doc, author, sectionTemplates[at]?.id ?? 'context')
          const guide = guides[at]
          if (verb === 'guide' && guide) chooseGuide(doc, author, guide)
          if (verb === 'own') addOwnSection(doc, author, { title: `Own ${index}` })
          if (verb === 'exchange') exchange(docs)
          if (!section) return
          if (verb === 'type') {
            typed.push(`w${index}`)
            textOfSection(doc, section)?.insert(0, `w${index} `)
          }
          if (verb === 'move')
            moveInOutline(doc, outline, section.id, outline[(to * 7 + at) % outline.length]?.id ?? null)
          if (verb === 'remove') chosenSections.remove(doc, section.id, author)
        })
        exchange(docs)
        exchange(docs)
        const [first, ...others] = docs.map(chosenIn)
        for (const other of others) expect(other).toEqual(first)
        const ids = (first ?? []).map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
        for (const doc of docs) expect(wordsIn(doc)).toEqual(expect.arrayContaining(typed))
      }),
      { numRuns: 200 },
    )
  })

  it('show what two people typed into a section that both had just chosen', () => {
    const [mine, theirs] = [createPeer(0), createPeer(1)]
    for (const { doc, author } of [mine, theirs]) {
      chooseTemplate(doc, author, 'context')
      const [section] = chosenIn(doc)
      if (section) textOfSection(doc, section)?.insert(0, `Written by ${author.name}. `)
    }
    exchange([mine.doc, theirs.doc])
    const chosen = chosenIn(mine.doc)
    expect(chosen.map(({ title }) => title)).toEqual(['Context'])
    for (const name of ['Peer 0', 'Peer 1']) expect(chosen[0]?.text).toContain(`Written by ${name}.`)
  })
})

describe('undo', () => {
  it('takes back a whole guide in one step, and what others have typed stays with the section in the trash', () => {
    const { doc, author } = createPeer(0)
    const guide = guides[0]
    if (!guide) throw new Error('there are no guides')
    const undo = new Undo(doc, author)
    chooseGuide(doc, author, guide)
    expect(chosenIn(doc)).toHaveLength(templatesOfGuide(guide).length)
    const other = createPeer(1).doc
    exchange([doc, other])
    templateTexts.text(other, 'context').insert(0, 'Typed by somebody else.')
    exchange([doc, other])
    undo.undo()
    expect(chosenIn(doc)).toEqual([])
    undo.redo()
    expect(chosenIn(doc).find(({ id }) => id === rowOfTemplate('context'))?.text).toBe('Typed by somebody else.')
  })

  it('moves a section back to where it was', () => {
    const { doc, author } = createPeer(0)
    chooseTemplate(doc, author, 'context')
    addOwnSection(doc, author, { title: 'Cost' })
    const before = createOutline(chosenIn(doc)).map(({ id }) => id)
    const undo = new Undo(doc, author)
    moveInOutline(doc, createOutline(chosenIn(doc)), rowOfTemplate('context'), before.at(-1) ?? null)
    expect(createOutline(chosenIn(doc)).map(({ id }) => id)).not.toEqual(before)
    undo.undo()
    expect(createOutline(chosenIn(doc)).map(({ id }) => id)).toEqual(before)
  })
})
