import { useEffect } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { AssistantSettings } from '../../shared/protocol/assistant'
import type { CallInput, Failure } from '../../shared/protocol/calls'
import { host } from '../host'
import { useAuthState } from './settings'

const store = createStore<{ settings: AssistantSettings | undefined }>(() => ({ settings: undefined }))

const read = async (): Promise<void> => {
  const result = await host.call('assistant.read', {})
  if (result.ok) store.setState({ settings: result.value })
}

/** What this person has set up for the assistant, read again by whoever shows it; undefined for guests and until known. */
export const useAssistantSettings = (): AssistantSettings | undefined => {
  const auth = useAuthState()
  const isOwn = auth.state === 'signed-in' && auth.kind === 'own'
  const settings = useStore(store, (state) => state.settings)
  useEffect(() => {
    if (isOwn) void read()
  }, [isOwn])
  return isOwn ? settings : undefined
}

/** Changes the assistant’s settings; resolves to the failure if the host could not save them. */
export const changeAssistant = async (change: CallInput<'assistant.change'>): Promise<Failure | undefined> => {
  const before = store.getState().settings
  // A checkbox answers at once.
  if (before && change.isOn !== undefined) store.setState({ settings: { ...before, isOn: change.isOn } })
  const result = await host.call('assistant.change', change, { keepalive: true })
  if (!result.ok) {
    store.setState({ settings: before })
    return result.failure
  }
  store.setState({ settings: result.value })
  return undefined
}
