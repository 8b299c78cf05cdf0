import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ReapplyOutcome } from './detached-edits'
import type { HostLinkState } from './host-link'

/** Where this page's changes are, and who can be reached. */
export type ConnectionState = {
  /** The page's own host: on this computer, or for a guest the meeting's. */
  host: HostLinkState
  /** The meeting's host, as the page's own host sees it. `self`: they are one. */
  meetingHost: 'self' | 'linked' | 'lost' | 'refused' | 'unsafe' | 'unknown'
  /** With `unsafe`: what is wrong with the change that the meeting's host has sent. */
  linkMessage: string
  /** People whose pages can be reached directly, without any host. */
  peers: number
  /** How many of this page's changes its own host has not confirmed to be on its disk. */
  unsaved: number
  /** How many own changes the meeting's host has not confirmed to be on its disk. */
  unshared: number
  /** Whether this page keeps a local copy, so that closing it loses nothing. */
  hasLocalCopy: boolean
  /** Whether the host keeps up with storing the document, whoever has changed it; `unsaved` is about this page alone. */
  save: 'saved' | 'saving' | 'failing'
  /** With `failing`: what is wrong, what is safe and what to do. */
  saveMessage: string
  isReadOnly: boolean
  /** Why the host doesn't open the document, in its words; empty if it gave none. */
  refusal: string
  /** Whether the states were exchanged with anybody since the document was opened. */
  isReady: boolean
  kind: 'own' | 'guest'
  /**
   * This page's state can no longer be exchanged, and the document has to be reopened. `refused`: the host can't merge
   * it, for this reason. `id-taken`: somebody else uses this page's client id.
   */
  reopen: { why: 'refused'; message: string } | { why: 'id-taken' } | undefined
  /** What an earlier session of this page stored and this one has reapplied. */
  reapplied: ReapplyOutcome
}

/** How urgent a message is: nothing to do, wait a moment, take a look, or act now. */
export type StatusTone = 'good' | 'busy' | 'warning' | 'bad'

export type ConnectionStore = Pick<StoreApi<ConnectionState>, 'getState' | 'getInitialState' | 'subscribe'>

export const createConnectionStore = (kind: 'own' | 'guest'): StoreApi<ConnectionState> =>
  createStore<ConnectionState>(() => ({
    host: 'connecting',
    meetingHost: 'unknown',
    linkMessage: '',
    peers: 0,
    unsaved: 0,
    unshared: 0,
    hasLocalCopy: false,
    save: 'saved',
    saveMessage: '',
    isReadOnly: false,
    refusal: '',
    isReady: false,
    kind,
    reopen: undefined,
    reapplied: { kept: 0, left: [] },
  }))

/** Describes the state in one plain sentence. Never calls a change safe unless it is known to be. */
export const describeConnection = (state: ConnectionState): { message: string; tone: StatusTone } => {
  if (state.reopen) return bad('Saving has stopped. Reload this postmortem to go on.')
  if (state.host === 'refused') return bad(refused(state))
  if (state.save === 'failing')
    return bad(state.saveMessage || 'Saving failed and will be tried again. Download a copy to be safe.')
  if (state.host === 'connecting' || (state.host === 'connected' && !state.isReady))
    return busy(state.kind === 'own' ? 'Opening…' : 'Connecting to the meeting…')
  if (state.host !== 'connected' && !state.isReady && state.unsaved === 0) return warning(unanswered[state.kind])
  if (state.host !== 'connected')
    return state.kind === 'own' ? ownHostLost(state) : meetingHostLost(state, state.unsaved)
  if (state.meetingHost === 'refused') {
    return warning(
      'This invite no longer works. Your copy is safe on this computer. Ask the facilitator for a new invite.',
    )
  }
  if (state.meetingHost === 'unsafe') {
    return bad(
      `The meeting’s host sent a change that can’t be merged. ${state.linkMessage} Your copy is safe on this computer. Ask the facilitator to check theirs.`,
    )
  }
  if (state.meetingHost === 'lost') return meetingHostLost(state, state.unshared)
  if (state.isReadOnly) return good('You can view this meeting. Your invite doesn’t allow changes.')
  if (state.unsaved > 0) return busy(state.unsaved === 1 ? 'Saving…' : `Saving ${state.unsaved} changes…`)
  if (state.meetingHost === 'linked' && state.unshared > 0)
    return busy(`Saved on this computer; ${sending(state.unshared)}`)
  if (state.kind === 'guest') return good('All changes saved on the meeting’s host.')
  return good(state.meetingHost === 'linked' ? bothHave : 'All changes saved on this computer.')
}

/** Nothing was opened yet, so there is nothing to report about saving. */
const unanswered = {
  own: 'Debrief isn’t answering yet. Trying again…',
  guest: 'The meeting’s host isn’t answering yet. Trying again…',
}

const bothHave = 'All changes saved on this computer and with the meeting’s host.'

const meetingHostLost = (state: ConnectionState, unshared: number): { message: string; tone: StatusTone } => {
  const lost = 'The meeting’s host can’t be reached.'
  if (state.peers > 0) return warning(`${lost} ${people(state.peers)} still connected; your changes reach them.`)
  if (unshared === 0) return warning(`${lost} Keep working; your changes are merged when the host is back.`)
  if (state.kind === 'own' || state.hasLocalCopy) {
    const where = state.kind === 'own' ? 'on this computer' : 'in this browser'
    return warning(`${lost} ${changes(unshared)} only here, saved ${where} and merged when the host is back.`)
  }
  return bad(`${lost} ${changes(unshared)} only here: keep this page open, or download a copy.`)
}

const ownHostLost = (state: ConnectionState): { message: string; tone: StatusTone } => {
  const reach = state.peers > 0 ? ` ${people(state.peers)} still connected; your changes reach them.` : ''
  if (state.unsaved === 0) return warning(`Saving is interrupted until Debrief answers again.${reach}`)
  const lost = `Saving is interrupted. ${changes(state.unsaved)} only here`
  if (state.hasLocalCopy) return warning(`${lost}, kept in this window until saving is back.${reach}`)
  return bad(`${lost}: keep this window open.${reach}`)
}

const refused = (state: ConnectionState): string =>
  state.refusal ||
  (state.kind === 'guest'
    ? 'This invite no longer works. Ask the facilitator for a new one. You can still download what you see.'
    : 'This window is no longer connected to Debrief. Open Debrief again.')

const changes = (n: number): string => (n === 1 ? '1 change' : `${n} changes`)
const people = (n: number): string => (n === 1 ? '1 person' : `${n} people`)
const sending = (n: number): string =>
  n === 1 ? 'sending 1 change to the meeting…' : `sending ${n} changes to the meeting…`

const good = (message: string) => ({ message, tone: 'good' as const })
const busy = (message: string) => ({ message, tone: 'busy' as const })
const warning = (message: string) => ({ message, tone: 'warning' as const })
const bad = (message: string) => ({ message, tone: 'bad' as const })
