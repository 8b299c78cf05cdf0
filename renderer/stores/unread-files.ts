import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { OpenedFile } from '../../shared/protocol/desktop-bridge'
import type { Failure } from '../../shared/protocol/failure'
import { announce } from './ui'

/** A file that somebody wanted to open and that could not be. */
export type UnreadFile = {
  id: number
  fileName: string
  failure: Failure
  /** Its lines can be pasted and imported; a picture's can't. */
  isText: boolean
}

/** Why the host says that a file is no document of ours, rather than one that is damaged or too new. */
const foreign: ReadonlySet<string> = new Set(['not-json', 'not-debrief', 'empty'])

/** Whether the file was made by another program, so that only its entries can be of use here. */
export const isForeign = ({ failure }: Pick<UnreadFile, 'failure'>): boolean => foreign.has(failure.code)

const files = createStore<{ list: readonly UnreadFile[] }>(() => ({ list: [] }))
let lastId = 0

/** Enough of a file to tell text from anything else. */
const HEAD_BYTES = 8_000

const isText = (bytes: Uint8Array): boolean => !bytes.subarray(0, HEAD_BYTES).includes(0)

/** Says that a file can't be opened, until somebody has read it. Of a file that is tried again, the last answer stays. */
export const reportUnreadFile = ({ name, bytes }: OpenedFile, failure: Failure): void => {
  lastId += 1
  const next = { id: lastId, fileName: name, failure, isText: isText(bytes) }
  files.setState(({ list }) => ({ list: [...list.filter(({ fileName }) => fileName !== name), next] }))
  announce(`Debrief can’t open “${name}”.`)
}

export const dismissUnreadFile = (id: number): void =>
  files.setState(({ list }) => ({ list: list.filter((one) => one.id !== id) }))

export const useUnreadFiles = (): readonly UnreadFile[] => useStore(files, (state) => state.list)
