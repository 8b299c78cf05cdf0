import { useSyncExternalStore } from 'react'

const modes = ['prepare', 'meeting', 'review', 'report'] as const
export type Mode = (typeof modes)[number]

/** The modes of a document: it is worked on in a meeting, or in a review without one. */
export const modesOf = (hasMeeting: boolean): readonly Mode[] =>
  modes.filter((mode) => mode !== (hasMeeting ? 'review' : 'meeting'))

/** The mode in which a document shows what a link to another mode leads to. */
export const toModeOf = (hasMeeting: boolean, mode: Mode): Mode => {
  if (mode === 'meeting' || mode === 'review') return hasMeeting ? 'meeting' : 'review'
  return mode
}

/** What the screen for following up shows besides its board. */
export const followUpViews = ['review', 'checks'] as const
export type FollowUpView = (typeof followUpViews)[number]

/** A location in the app. A document without a mode opens in the one that its meeting's state suggests. */
export type Route =
  | { screen: 'library' }
  /** `row`: the row that is revealed and gets the focus. */
  | { screen: 'document'; id: string; mode?: Mode; row?: string }
  | { screen: 'present'; id: string }
  | { screen: 'join'; payload: string }
  | { screen: 'settings' }
  | { screen: 'follow-up'; view?: FollowUpView }

const isMode = (text: string | undefined): text is Mode => modes.some((mode) => mode === text)

const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part)
  } catch {
    // Not a URL of the app.
    return ''
  }
}

/** The part of a link after its `#` never reaches a server. */
export const parseRoute = (path: string, fragment = ''): Route => {
  const [first = '', id = '', mode] = path.split('/').filter(Boolean).map(decoded)
  const row = /^#?row=(.+)$/.exec(fragment)?.[1]
  if (first === 'd' && id)
    return { screen: 'document', id, ...(isMode(mode) ? { mode } : {}), ...(row ? { row: decoded(row) } : {}) }
  if (first === 'present' && id) return { screen: 'present', id }
  if (first === 'join') return { screen: 'join', payload: fragment.replace(/^#/, '') }
  if (first === 'settings') return { screen: 'settings' }
  if (first === 'follow-up') {
    const view = followUpViews.find((one) => one === id)
    return { screen: 'follow-up', ...(view && { view }) }
  }
  return { screen: 'library' }
}

export const formatRoute = (route: Route): string => {
  switch (route.screen) {
    case 'document':
      return (
        ['/d', encodeURIComponent(route.id), ...(route.mode ? [route.mode] : [])].join('/') +
        (route.row ? `#row=${encodeURIComponent(route.row)}` : '')
      )
    case 'present':
      return `/present/${encodeURIComponent(route.id)}`
    case 'join':
      return route.payload ? `/join#${route.payload}` : '/join'
    case 'settings':
      return '/settings'
    case 'follow-up':
      return route.view ? `/follow-up/${route.view}` : '/follow-up'
    case 'library':
      return '/'
  }
}

const listeners = new Set<() => void>()
const address = (): string => location.pathname + location.hash

/** Goes to a location in the app; `replace` adds no entry to the browser's history. */
export const navigate = (route: Route, { replace = false } = {}): void => {
  const path = formatRoute(route)
  if (path === address()) return
  history[replace ? 'replaceState' : 'pushState'](null, '', path)
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  window.addEventListener('popstate', listener)
  window.addEventListener('hashchange', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('popstate', listener)
    window.removeEventListener('hashchange', listener)
  }
}

const routeAt = (at: string): Route => {
  const [path = '/', fragment = ''] = at.split('#')
  return parseRoute(path, fragment)
}

/** The current location. */
export const currentRoute = (): Route => routeAt(address())

export const useRoute = (): Route => routeAt(useSyncExternalStore(subscribe, address))
