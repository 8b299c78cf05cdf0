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
}

const files = createStore<{ list: readonly UnreadFile[] }>(() => ({ list: [] }))
let lastId = 0

/**
 * Reports that a file can't be opened, until the message is dismissed. A file that is tried again keeps the last
 * failure.
 */
export const reportUnreadFile = ({ name }: Pick<OpenedFile, 'name'>, failure: Failure): void => {
  lastId += 1
  const next = { id: lastId, fileName: name, failure }
  files.setState(({ list }) => ({ list: [...list.filter(({ fileName }) => fileName !== name), next] }))
  announce(`Debrief can’t open “${name}”.`)
}

export const dismissUnreadFile = (id: number): void =>
  files.setState(({ list }) => ({ list: list.filter((one) => one.id !== id) }))

export const useUnreadFiles = (): readonly UnreadFile[] => useStore(files, (state) => state.list)
