import { useEffect } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { CallOutput, Failure, HostEvent } from '../../shared/protocol/calls'
import { host } from '../host'
import type { CallResult } from '../session/host-calls'
import { useAuthState } from './settings'

/** The calls that read a file which lies next to the postmortems, and which people may also edit by hand. */
type ReadCall = 'cards.read' | 'policies.read' | 'templates.read'

/** What a page knows of such a file; undefined until it is read, and for guests, who have none. */
export const createFolderFileStore = <N extends ReadCall>(
  readFile: () => Promise<CallResult<N>>,
  event: HostEvent['type'],
) => {
  type Value = CallOutput<N>
  const store = createStore<{ value: Value | undefined; failure: Failure | undefined }>(() => ({
    value: undefined,
    failure: undefined,
  }))
  let isListening = false

  /** Takes over what a call has answered, which is the whole file; returns the failure if there was one. */
  const takeOver = (result: CallResult<N>): Failure | undefined => {
    if (!result.ok) return result.failure
    // Safe cast: the answer of this very call.
    const value = result.value as Value
    const before = store.getState().value
    // A file that is as it was keeps its identity, so that no field of it is made anew while somebody is in it.
    const isSame = before !== undefined && JSON.stringify(before) === JSON.stringify(value)
    store.setState({ value: isSame ? before : value, failure: undefined })
    return undefined
  }

  const read = async (): Promise<void> => {
    const failure = takeOver(await readFile())
    if (failure) store.setState({ failure })
  }

  /** Reads the file, and again whenever it has changed. */
  const useRead = (): void => {
    const auth = useAuthState()
    const isOwn = auth.state === 'signed-in' && auth.kind === 'own'
    useEffect(() => {
      if (!isOwn) return
      void read()
      if (isListening) return
      isListening = true
      host.onEvent(({ type }) => {
        if (type === event) void read()
      })
    }, [isOwn])
  }

  return {
    store,
    takeOver,
    useRead,
    useValue: (): Value | undefined => useStore(store, ({ value }) => value),
    useFailure: (): Failure | undefined => useStore(store, ({ failure }) => failure),
  }
}
