import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Failure } from '../../shared/protocol/calls'
import { defaultSettings, guestSettingsSchema, type Settings } from '../../shared/protocol/settings'
import { host } from '../host'
import type { CallResult } from '../session/host-calls'

/** Who uses this page: its owner, or a guest of someone else's meeting, whose settings stay in the browser. */
export type AuthState =
  | { state: 'pending' }
  | { state: 'denied'; failure: Failure }
  | { state: 'signed-in'; kind: 'own' | 'guest'; documentId?: string; isReadOnly: boolean; appVersion: string }

type PageState = { auth: AuthState; settings: Settings; isLoaded: boolean }

const person = createStore<PageState>(() => ({
  auth: { state: 'pending' },
  settings: defaultSettings,
  isLoaded: false,
}))

export const useAuthState = (): AuthState => useStore(person, (state) => state.auth)
export const useSettings = (): Settings => useStore(person, (state) => state.settings)
/** False until the settings are known, so that nobody is asked again for a name that they have given. */
export const useAreSettingsLoaded = (): boolean => useStore(person, (state) => state.isLoaded)
export const getSettings = (): Settings => person.getState().settings

const guestKey = 'debrief.guest'
const guestFields = guestSettingsSchema.partial()

const readGuest = (): Partial<Settings> => {
  try {
    return guestFields.safeParse(JSON.parse(localStorage.getItem(guestKey) ?? '{}')).data ?? {}
  } catch {
    return {}
  }
}

const keepGuest = (settings: Settings): void => {
  try {
    localStorage.setItem(guestKey, JSON.stringify(guestFields.parse(settings)))
  } catch (reason) {
    // A browser without storage asks for the name again next time.
    console.warn('The name is not kept in this browser', reason)
  }
}

const readOwn = async (): Promise<void> => {
  const result = await host.call('settings.read', {})
  if (result.ok) person.setState({ settings: result.value, isLoaded: true })
}

let isListening = false

const toAuthState = (result: CallResult<'session.read'>): AuthState => {
  if (!result.ok) return { state: 'denied', failure: result.failure }
  const { value } = result
  return value.kind === 'nobody' ? { state: 'denied', failure: value.failure } : { state: 'signed-in', ...value }
}

/** Asks the host who uses this page, and for the settings; called again after a guest was admitted. */
export const signIn = async (): Promise<AuthState> => {
  const result = await host.call('session.read', {})
  const auth = toAuthState(result)
  if (auth.state === 'signed-in' && auth.kind === 'own') {
    await readOwn()
    if (!isListening) {
      host.onEvent((event) => {
        if (event.type === 'settings') void readOwn()
      })
    }
    isListening = true
  } else {
    person.setState({ settings: { ...defaultSettings, ...readGuest() }, isLoaded: true })
  }
  person.setState({ auth })
  return auth
}

/**
 * Changes this person's settings, here at once and then on the host; resolves to the failure if the host could not save
 * them.
 */
export const changeSettings = async (change: Partial<Settings>): Promise<Failure | undefined> => {
  const settings = { ...person.getState().settings, ...change }
  person.setState({ settings })
  const { auth } = person.getState()
  if (auth.state !== 'signed-in' || auth.kind === 'guest') {
    keepGuest(settings)
    return undefined
  }
  // `keepalive`, so that the change is saved even if the page is left or reloaded right away.
  const result = await host.call('settings.change', change, { keepalive: true })
  if (result.ok) person.setState({ settings: result.value })
  return result.ok ? undefined : result.failure
}
