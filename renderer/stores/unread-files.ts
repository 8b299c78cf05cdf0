import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { OpenedFile } from '../../shared/protocol/desktop-bridge'
import type { Failure } from '../../shared/protocol/failure'
import { announce } from './ui'

/** A file that somebody tried to open and that could not be read. */
export type UnreadFile = {
  id: number
  fileName: string
  failure: Failure
  /** Its lines can be pasted and imported; a picture's can't. */
  isText: boolean
}

/** Failure codes of a file that is not one of our documents, as opposed to one that is damaged or too new. */
const foreign: ReadonlySet<string> = new Set(['not-json', 'not-debrief', 'empty'])

/** Whether the file was made by another program, so that only its entries can be imported. */
export const isForeign = ({ failure }: Pick<UnreadFile, 'failure'>): boolean => foreign.has(failure.code)

const files = createStore<{ list: readonly UnreadFile[] }>(() => ({ list: [] }))
let lastId = 0

/** How much of a file is inspected to distinguish text from binary data. */
const HEAD_BYTES = 8_000

const isText = (bytes: Uint8Array): boolean => !bytes.subarray(0, HEAD_BYTES).includes(0)

/**
 * Reports that a file can't be opened, until the message is dismissed. A file that is tried again keeps the last
 * failure.
 */
export const reportUnreadFile = ({ name, bytes }: OpenedFile, failure: Failure): void => {
  lastId += 1
  const next = { id: lastId, fileName: name, failure, isText: isText(bytes) }
  files.setState(({ list }) => ({ list: [...list.filter(({ fileName }) => fileName !== name), next] }))
  announce(`Debrief can’t open “${name}”.`)
}

export const dismissUnreadFile = (id: number): void =>
  files.setState(({ list }) => ({ list: list.filter((one) => one.id !== id) }))

export const useUnreadFiles = (): readonly UnreadFile[] => useStore(files, (state) => state.list)
