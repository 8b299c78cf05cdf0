import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Reply } from '../../shared/document/replies'

/** A reply that arrived, and the name of its file. */
export type ArrivedReply = { id: number; fileName: string; reply: Reply }

const replies = createStore<{ waiting: readonly ArrivedReply[] }>(() => ({ waiting: [] }))
let lastId = 0

/** Asks whether to add a reply, as soon as its postmortem is open and after those that wait already. */
export const askAboutReply = (fileName: string, reply: Reply): void => {
  lastId += 1
  const next = { id: lastId, fileName, reply }
  replies.setState(({ waiting }) => ({ waiting: [...waiting, next] }))
}

/** The reply to a document about which a person is asked now. */
export const useAskedReply = (documentId: string): ArrivedReply | undefined =>
  useStore(replies, ({ waiting }) => waiting.find(({ reply }) => reply.document.id === documentId))

/** Ends the question about a reply. */
export const endReplyQuestion = (id: number): void =>
  replies.setState(({ waiting }) => ({ waiting: waiting.filter((one) => one.id !== id) }))
