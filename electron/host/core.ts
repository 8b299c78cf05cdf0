import type { Identity } from './app/identity'
import type { Meetings } from './app/meetings'
import { limits } from './limits'
import { trialWorkerPath } from './paths'
import type { DocumentFolder } from './store'
import { createHostMeetingClock, createOwnTime, type HostMeetingClock } from './sync/clock'
import { createMemoryAccounts } from './sync/memory-accounts'
import { createRelay, type Relay } from './sync/relay'
import { createUpstreamLinks, type UpstreamLinks } from './sync/upstream'
import { createTrials } from './trials'

type Options = {
  folder: DocumentFolder
  identity: Identity
  meetings: Meetings
  log: (line: string) => void
}

/** Everything that concerns documents in memory: relay, links and clocks. It knows nothing of HTTP. */
export type Core = ReturnType<typeof createCore>

/** Connects relay and links with the folder. Relay and links depend on each other: a loaded document gets its link. */
export const createCore = ({ folder, identity, meetings, log }: Options) => {
  const ownTime = createOwnTime()
  const accounts = createMemoryAccounts(limits.MEMORY)
  const trials = createTrials(trialWorkerPath())
  const clocks = new Map<string, HostMeetingClock>()
  // A clock outlives its loaded document, because displayed time must never step back.
  const getClock = (id: string): HostMeetingClock => {
    const clock = clocks.get(id) ?? createHostMeetingClock(ownTime, meetings.join(id)?.ahead)
    clocks.set(id, clock)
    return clock
  }
  const hasDocument = async (id: string): Promise<boolean> => relay.live(id) !== undefined || folder.find(id)

  const links: UpstreamLinks = createUpstreamLinks({
    relay: () => relay,
    folder,
    hasDocument,
    meetings,
    identity,
    ownTime,
    getClock,
    tryUpdate: trials.tryUpdate,
    log,
  })
  const relay: Relay = createRelay({
    folder,
    hasDocument,
    isReadOnly: meetings.mayOnlyRead,
    accounts,
    tryUpdate: trials.tryUpdate,
    getClock,
    onLoaded: (live) => links.attach(live),
    onUnloading: (live) => links.detach(live),
    log,
  })
  return { ownTime, accounts, trials, hasDocument, links, relay }
}
