import { useEffect } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { CallOutput, Failure } from '../../shared/protocol/calls'
import { host } from '../host'

type Library = { list: CallOutput<'library.list'> | undefined; failure: Failure | undefined }

const library = createStore<Library>(() => ({ list: undefined, failure: undefined }))

const refresh = async (): Promise<void> => {
  const result = await host.call('library.list', {})
  // If the list can't be read just now, the last one stays visible.
  library.setState(result.ok ? { list: result.value, failure: undefined } : { failure: result.failure })
}

/** The documents in the folder, kept up to date while a view shows them. */
export const useLibrary = (): Library => {
  useEffect(() => {
    void refresh()
    return host.onEvent((event) => {
      if (event.type === 'library') void refresh()
    })
  }, [])
  return useStore(library)
}
