import type * as Y from 'yjs'
import { createDocument, meta } from '../../shared/document'
import { changeCommitment, findEarlier, findRepeats, followUpFacts } from '../../shared/document/follow-up'
import { snapshot } from '../../shared/document/snapshot'
import { record } from '../../shared/meeting/incident'
import type { CallInput } from '../../shared/protocol/calls'
import type { FollowUpDocument } from '../../shared/protocol/follow-up'
import { addAction } from '../../shared/stages/actions/model'
import { testAuthor } from './author'

type Values = Parameters<typeof addAction>[2]

/** What a host does for following up, with real documents in memory; for tests of pages. */
export const createFollowUpHost = () => {
  const docs = new Map<string, Y.Doc>()
  const readOnly = new Map<string, string>()
  const listeners = new Set<(event: { type: 'library' }) => void>()
  /** `calls`: how many calls have changed something. */
  const state = { isReachable: true, calls: 0 }

  const describe = (doc: Y.Doc): FollowUpDocument & { causes: string[] } => {
    const snap = snapshot(doc)
    const { title, severity, services, tags } = snap.record
    const facts = followUpFacts(snap)
    const readOnlyReason = readOnly.get(snap.meta.id)
    return { id: snap.meta.id, title, severity, services, tags, ...facts, ...(readOnlyReason && { readOnlyReason }) }
  }
  const failure = { code: 'host-unreachable', sentence: 'Debrief isn’t responding on this computer.' }
  const gone = { code: 'not-found', sentence: 'This action is no longer in the postmortem.' }
  const handlers = {
    'followUp.list': ({ known = {} }: CallInput<'followUp.list'>) => {
      const all = [...docs.values()].map(describe).map((one) => ({ ...one, version: JSON.stringify(one) }))
      return {
        documents: all.filter(({ id, version }) => known[id] !== version),
        unchanged: all.filter(({ id, version }) => known[id] === version).map(({ id }) => id),
        unreadable: 0,
        isReading: false,
      }
    },
    'followUp.earlier': ({ documentId }: CallInput<'followUp.earlier'>) => {
      const all = [...docs.values()].map(describe)
      const document = all.find(({ id }) => id === documentId)
      return document && { documents: findEarlier(document, all), repeats: findRepeats(document, all) }
    },
    'followUp.change': ({ changes, today }: CallInput<'followUp.change'>) => {
      state.calls += 1
      return {
        results: changes.map(({ documentId, actionId, ...change }) => {
          const doc = docs.get(documentId)
          return (doc && changeCommitment(doc, actionId, { ...change, today })) ?? { failure: gone }
        }),
      }
    },
  }

  let held: Promise<void> | undefined
  return {
    state,
    /** Answers nothing until the result is called. */
    holdAnswers: (): (() => void) => {
      let release = (): void => undefined
      held = new Promise((resolve) => {
        release = resolve
      })
      return release
    },
    docs,
    /** Adds a postmortem with these actions; returns its id and theirs. */
    add: (title: string, values: Parameters<typeof record.change>[1], actions: readonly Values[]) => {
      const author = testAuthor(title.replaceAll(' ', '-'))
      const doc = createDocument({ title }, author)
      record.change(doc, values)
      const ids = actions.map((one) => addAction(doc, author, one))
      const { id } = meta.read(doc).value
      docs.set(id, doc)
      return { id, ids, doc }
    },
    /** Puts a document into the folder under an id of its own. */
    put: (id: string, doc: Y.Doc): void => {
      meta.change(doc, { id })
      docs.set(id, doc)
    },
    makeReadOnly: (id: string, reason: string): void => void readOnly.set(id, reason),
    /** Tells pages that something has changed. */
    notify: (): void => {
      for (const listener of listeners) listener({ type: 'library' })
    },
    host: {
      call: async (name: keyof typeof handlers, input: never) => {
        await held
        if (!state.isReachable) return { ok: false, failure }
        const value = handlers[name](input)
        return value ? { ok: true, value } : { ok: false, failure }
      },
      onEvent: (listener: (event: { type: 'library' }) => void) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    },
  }
}
