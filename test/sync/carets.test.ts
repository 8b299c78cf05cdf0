import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createCarets, readCaret } from '../../renderer/session/carets'
import { createPresence, type PresenceLink } from '../../renderer/session/presence'

const setup = () => {
  const doc = new Y.Doc()
  const text = doc.getText('text')
  text.insert(0, 'hello')
  const presence = createPresence({
    clientId: () => doc.clientID,
    identity: { name: 'Ada', color: 3, isFacilitator: false },
    now: () => performance.now(),
  })
  const carets = createCarets(doc, presence)
  const link: PresenceLink = presence.open(() => undefined)
  const relativePosition = (index: number) =>
    JSON.parse(JSON.stringify(Y.createRelativePositionFromTypeIndex(text, index)))
  let seq = 0
  const receiveCaret = (cursor: unknown, clientId = 7): void => {
    seq += 1
    link.receive({ type: 'presence', clientId, seq, state: { name: 'Ben', color: 5, isFacilitator: false, cursor } })
  }
  return { doc, text, presence, carets, link, relativePosition, receiveCaret }
}

describe('carets for the editor', () => {
  test('another person’s caret is a position in the text, in their color', () => {
    const { doc, carets, relativePosition, receiveCaret } = setup()
    receiveCaret({ anchor: relativePosition(1), head: relativePosition(4) })
    const state = carets.getStates().get(7)
    expect(state?.user).toMatchObject({ name: 'Ben', color: 'var(--person-5)' })
    const { anchor, head } = state?.cursor ?? {}
    expect(anchor && Y.createAbsolutePositionFromRelativePosition(anchor, doc)?.index).toBe(1)
    expect(head && Y.createAbsolutePositionFromRelativePosition(head, doc)?.index).toBe(4)
  })

  test('this page’s caret is shown to the others until the last editor closes', () => {
    const { presence, carets, text } = setup()
    const onChange = (): void => undefined
    carets.on('change', onChange)
    const anchor = Y.createRelativePositionFromTypeIndex(text, 2)
    carets.setLocalStateField('cursor', { anchor, head: anchor })
    expect(readCaret(presence.people.getState()[0]?.cursor)?.anchor).toEqual(anchor)
    expect(carets.getLocalState()?.cursor?.head).toEqual(anchor)
    carets.off('change', onChange)
    expect(presence.people.getState()[0]?.cursor).toBeUndefined()
  })

  test('listeners are notified of who was added, updated and removed, and of nothing else', () => {
    const { carets, relativePosition, receiveCaret, link } = setup()
    const changes: unknown[] = []
    carets.on('change', (change) => changes.push(change))
    receiveCaret(undefined)
    receiveCaret({ anchor: relativePosition(0), head: relativePosition(0) })
    receiveCaret({ anchor: relativePosition(0), head: relativePosition(0) })
    link.receive({ type: 'presence', clientId: 7, seq: 99, state: null })
    expect(changes).toEqual([
      { added: [7], updated: [], removed: [] },
      { added: [], updated: [7], removed: [] },
      { added: [], updated: [], removed: [7] },
    ])
  })

  test('a malformed caret from a peer is ignored', () => {
    const { carets, receiveCaret } = setup()
    const nonsense = [
      7,
      'here',
      {},
      { anchor: null, head: null },
      { anchor: { item: 'x' }, head: {} },
      { anchor: { item: { client: -1, clock: 0 } }, head: {} },
      { anchor: { item: { client: 1, clock: 1.5 } }, head: { tname: 3 } },
    ]
    for (const cursor of nonsense) {
      receiveCaret(cursor)
      expect(carets.getStates().get(7)?.cursor).toBeNull()
    }
  })
})
