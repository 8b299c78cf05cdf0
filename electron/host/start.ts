import { createServer } from 'node:http'
import { join } from 'node:path'
import { meshRoom } from '../../shared/api/invite'
import { createAccess } from './access'
import { createCalls } from './calls'
import { createMeetingClock, createOwnTime, type MeetingClock } from './clock'
import { describe } from './describe'
import { DocumentFolder } from './documents/folder'
import { createFront } from './http'
import { createApi } from './http/api'
import { createEvents } from './http/events'
import { createPages } from './http/pages'
import { type Identity, openIdentity } from './identity'
import { createLinks, type Links } from './links'
import { type Meetings, openMeetings } from './meetings'
import { rightfulHosts } from './network/addresses'
import { bounded, createGate, watchful } from './network/gate'
import { listen } from './network/listen'
import { createRelay, type Relay } from './relay'
import { appVersion } from './roots'
import { openDrafts, openSettings } from './settings'
import { createSharing, type Gate } from './sharing'
import { createSignaling } from './signaling'
import { openBridge } from './signaling/bridge'

/** Wished for at the very first start; afterwards the host's own port is remembered. */
const OWN_PORT = 4517

/** How long ending waits for the disk, ms. */
const PATIENCE = 8_000

export type HostOptions = {
  /** Settings, secrets, invites; and the documents, unless the settings name another folder. */
  dataDir: string
  /** The built page. */
  pageDir: string
  /** Bundled samples and the like. */
  assetsDir: string
  /** Loopback port of the own page; the remembered one without it, 0 for any free one. */
  port?: number
  /** Port for the network, likewise. */
  networkPort?: number
  /** Names or addresses that invites carry instead of the machine's own; `host` or `host:port`. */
  advertise?: string[]
  /** What the host tells its owner, a line at a time. */
  say?: (line: string) => void
}

/** A running host. */
export type Host = {
  /** Address of the own page, `http://127.0.0.1:PORT`. */
  url: string
  /** The same with a one-time token, a new one with each reading: whoever opens it first is signed in. */
  readonly openUrl: string
  /** Ends every connection and brings everything to disk; resolves to a sentence for each document that could not be. */
  close: () => Promise<string[]>
}

/** Starts a host. Throws a `HostStartError` or a `DocumentFailure`, whose messages are for people, if it cannot be. */
export const startHost = async (options: HostOptions): Promise<Host> => {
  const say = options.say ?? ((line) => void process.stderr.write(`debrief: ${line}\n`))
  const { dataDir } = options
  const [identity, settings, drafts, meetings] = await Promise.all([
    openIdentity(dataDir),
    openSettings(dataDir),
    openDrafts(dataDir),
    openMeetings(dataDir),
  ])
  const folder = await DocumentFolder.open({
    describe,
    folder: settings.value().folder || join(dataDir, 'documents'),
    spare: join(dataDir, 'journals'),
  })
  const parts = assemble({ ...options, say, identity, meetings, folder, settings, drafts })
  try {
    const port = await parts.listen()
    const url = `http://127.0.0.1:${port}`
    await folder.setAddress(url)
    await parts.sharing.start()
    // The page need not wait for the other hosts.
    void parts.links.start()
    return {
      url,
      get openUrl() {
        return `${url}/open?token=${parts.access.newToken()}`
      },
      close: parts.close,
    }
  } catch (error) {
    await parts.close()
    throw error
  }
}

type Assembly = HostOptions & {
  say: (line: string) => void
  identity: Identity
  meetings: Meetings
  folder: DocumentFolder
  settings: Awaited<ReturnType<typeof openSettings>>
  drafts: Awaited<ReturnType<typeof openDrafts>>
}

/** Puts the host's parts together; nothing listens yet. */
const assemble = ({ say, identity, meetings, folder, settings, drafts, ...options }: Assembly) => {
  const { dataDir, pageDir, assetsDir, advertise = [] } = options
  const ownTime = createOwnTime()
  const access = createAccess(identity, meetings)
  const events = createEvents()
  const clocks = new Map<string, MeetingClock>()
  const clockOf = (id: string): MeetingClock => {
    const clock = clocks.get(id) ?? createMeetingClock(ownTime, meetings.join(id)?.ahead)
    clocks.set(id, clock)
    return clock
  }
  const hasDocument = async (id: string): Promise<boolean> =>
    relay.live(id) !== undefined || (await folder.list()).entries.some((entry) => entry.id === id)

  const links: Links = createLinks({
    relay: () => relay,
    folder,
    hasDocument,
    meetings,
    identity,
    ownTime,
    log: say,
  })
  const relay: Relay = createRelay({
    folder,
    hasDocument,
    isReader: (id) => meetings.join(id)?.invite.access === 'read',
    clockOf,
    onLive: (live) => links.follow(live),
    onEnding: (live) => links.ended(live),
    log: say,
  })

  const roomsOf = (ids: string[]): Map<string, string> =>
    new Map(
      ids.flatMap((id) => {
        const source = meetings.meshSource(id)
        const room = source && meshRoom(source)
        return room === undefined ? [] : [[room, id] as const]
      }),
    )
  const allRooms = (): Map<string, string> =>
    roomsOf([...meetings.shares(), ...meetings.joins()].map(([documentId]) => documentId))
  const signaling = createSignaling({
    openBridge: (topic, bridging) => {
      const joined = meetings.join(allRooms().get(topic) ?? '')
      const instance = joined && identity.sign(`link ${joined.invite.documentId}`)
      return joined && instance ? openBridge({ topic, invite: joined.invite, instance, ...bridging }) : undefined
    },
    log: say,
  })

  const sharing = createSharing({
    dataDir,
    networkPort: options.networkPort,
    advertise,
    identity,
    meetings,
    links: () => links,
    hasDocument,
    openGate: async (certificate): Promise<Gate> => {
      const door = {
        kind: 'network' as const,
        hosts: () => rightfulHosts(sharing.port() ?? 0, advertise),
      }
      const gate = createGate(certificate, {
        onRequest: front.request(door),
        isPlainAllowed: () => meetings.shares().some(([, share]) => share.isOpen && share.allowBrowsers),
      })
      gate.onUpgrade(front.upgrade(door))
      return gate
    },
    onRevoked: async (id) => {
      await relay.dismiss(id)
      signaling.dismiss()
    },
    say,
  })

  const api = createApi(
    createCalls({
      version: appVersion(),
      assetsDir,
      folder,
      hasDocument,
      relay,
      links,
      meetings,
      sharing,
      settings,
      drafts,
      now: () => Math.round(ownTime()),
      tell: (type) => events.tell({ type }),
    }),
    say,
  )
  const front = createFront({
    access,
    pages: createPages(pageDir),
    api,
    listenToEvents: events.listen,
    acceptSync: (socket, request, rights) => void relay.accept(socket, request, rights),
    acceptSignaling: (socket, rights) =>
      signaling.accept(socket, (topic) => {
        const id = allRooms().get(topic)
        return id !== undefined && rights.accessTo(id) === 'edit'
      }),
    log: say,
  })

  const ownHosts = new Set<string>()
  const ownDoor = { kind: 'own' as const, hosts: () => ownHosts }
  const server = bounded(createServer(watchful, front.request(ownDoor)))
  server.on('upgrade', front.upgrade(ownDoor))
  folder.on('change', () => events.tell({ type: 'library' }))

  return {
    access,
    links,
    sharing,
    listen: async (): Promise<number> => {
      const known = identity.value().port
      const port = await listen(server, { host: '127.0.0.1', port: options.port ?? known ?? OWN_PORT, say })
      // A port that was taken this once is still the one to come back to: the browser keeps things under its name.
      if (known === undefined) await identity.change((value) => ({ ...value, port }))
      for (const name of ['127.0.0.1', 'localhost']) ownHosts.add(`${name}:${port}`)
      return port
    },
    close: async (): Promise<string[]> => {
      links.close()
      events.close()
      signaling.close()
      server.close()
      server.closeIdleConnections()
      const unsaved = await relay.close(PATIENCE)
      await sharing.stop()
      server.closeAllConnections()
      const lost = await folder.close(PATIENCE)
      return [...new Set([...unsaved, ...lost])]
    },
  }
}
