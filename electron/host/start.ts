import { join } from 'node:path'
import { createAccess, getPrincipal } from './access'
import { type AssistantStore, createAssistant, openAssistantStore } from './app/assistant'
import { createCalls } from './app/calls'
import { documentCodec } from './app/document-codec'
import { createDrafts, type Drafts } from './app/drafts'
import { createFollowUp } from './app/follow-up'
import { type Identity, openIdentity } from './app/identity'
import { createInvitePreviews } from './app/invite-preview'
import { type Meetings, openMeetings } from './app/meetings'
import { openOwnCards } from './app/own-cards'
import { openPolicies } from './app/policies'
import { createSettings, documentsFolder, type SettingsStore } from './app/settings'
import { createSharing } from './app/sharing'
import { createStandIns, type StandIns } from './app/stand-ins'
import { openTemplates } from './app/templates'
import { createCore } from './core'
import { createRouter } from './http'
import { createApi } from './http/api'
import { createEvents } from './http/events'
import { createLoopbackListener, createNetworkListener } from './http/listeners'
import { createPages } from './http/pages'
import { appVersion } from './paths'
import { createWorkerInspector, DocumentFolder } from './store'
import { createRoomSignaling } from './sync/signaling/rooms'

/** How long closing waits for the disk, ms. */
const CLOSE_TIMEOUT_MS = 8_000

export type HostOptions = {
  /** The folder for settings, secrets and invites, and for documents unless the settings name another folder. */
  dataDir: string
  /** The built page. */
  pageDir: string
  /** Bundled samples and the like. */
  assetsDir: string
  /** The bundled worker in which documents are opened for the first time; without it, that happens in this thread. */
  inspectionWorker?: string
  /** Loopback port of the local page; by default the remembered one, 0 for any free one. */
  port?: number
  /** Port for the network, likewise; 0 for any free one the first time. */
  networkPort?: number
  /** Names or addresses that invites carry instead of the machine's own; `host` or `host:port`. */
  advertise?: string[]
  /** Takes the host's log, line by line; by default it goes to standard error. */
  log?: (line: string) => void
}

/** A running host. */
export type Host = {
  /** Address of the local page, `http://127.0.0.1:PORT`. */
  url: string
  /** The same with a one-time token, new on each read: whoever opens it first is signed in. */
  readonly openUrl: string
  /** Closes every connection and saves everything; resolves to a sentence for each document that could not be saved. */
  close: () => Promise<string[]>
}

/** Starts a host. Throws a `UserError` if it cannot start. */
export const startHost = async (options: HostOptions): Promise<Host> => {
  const log = options.log ?? ((line) => void process.stderr.write(`debrief: ${line}\n`))
  const { dataDir } = options
  const [identity, settings, drafts, meetings, standIns, assistant] = await Promise.all([
    openIdentity(dataDir),
    createSettings(dataDir),
    createDrafts(dataDir),
    openMeetings(dataDir),
    createStandIns(dataDir),
    openAssistantStore(dataDir),
  ])
  const folder = await DocumentFolder.take({
    folder: documentsFolder(dataDir, settings.value().folder),
    codec: documentCodec,
    fallback: join(dataDir, 'journals'),
    inspector: options.inspectionWorker === undefined ? undefined : createWorkerInspector(options.inspectionWorker),
  })
  await reportQuarantined(folder, dataDir, { identity, settings, drafts, meetings, standIns, assistant })
  const parts = assemble({ ...options, log, identity, meetings, folder, settings, drafts, standIns, assistant })
  try {
    const port = await parts.loopback.listen(options.port)
    const url = `http://127.0.0.1:${port}`
    await folder.setAddress(url, parts.access.commandKey)
    await parts.sharing.start()
    // The page waits neither for other hosts nor for the documents: a document that can't be opened must not keep the
    // page from opening.
    const reading = folder.read().then(() => folder.prepareSearch())
    reading.catch((error: unknown) => {
      if (!folder.isClosed) log(`the folder could not be read: ${String(error)}`)
    })
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

/** Logs which of the host's own files could not be read and were reset, in whole or in part. */
const reportQuarantined = async (
  folder: DocumentFolder,
  dataDir: string,
  {
    identity,
    settings,
    drafts,
    meetings,
    standIns,
    assistant,
  }: Pick<Assembly, 'identity' | 'settings' | 'drafts' | 'meetings' | 'standIns' | 'assistant'>,
): Promise<void> => {
  const texts: [quarantinedAs: string | undefined, what: string][] = [
    [settings.quarantinedAs(), 'Your settings could not be read. Check them.'],
    [assistant.quarantinedAs(), 'The settings of your assistant could not be read, so it is off. Set it up again.'],
    [standIns.quarantinedAs(), 'Some of your stand-ins for public editions could not be read.'],
    [drafts.quarantinedAs(), 'Some of what you typed and did not enter yet could not be read.'],
    [
      meetings.quarantinedAs(),
      'Some shared or joined meetings could not be read. Invite people to them again, or join them again.',
    ],
    [identity.quarantinedAs(), 'This computer’s identity could not be read. Send guests in browsers their link again.'],
  ]
  for (const [quarantinedAs, what] of texts) {
    if (quarantinedAs === undefined) continue
    const message = `${what} The file as it was is kept as “${join(dataDir, quarantinedAs)}”.`
    await folder.addNotice({ key: `kept ${quarantinedAs}`, title: '', sentence: message, files: [] })
  }
}

type Assembly = HostOptions & {
  log: (line: string) => void
  identity: Identity
  meetings: Meetings
  folder: DocumentFolder
  settings: SettingsStore
  drafts: Drafts
  standIns: StandIns
  assistant: AssistantStore
}

/** Assembles the host; nothing listens yet. */
const assemble = ({ log, identity, meetings, folder, settings, drafts, standIns, assistant, ...options }: Assembly) => {
  const { dataDir, assetsDir, networkPort, advertise = [] } = options
  const access = createAccess(identity, meetings)
  const events = createEvents()
  const { relay, links, hasDocument, ownTime, accounts, trials } = createCore({ folder, identity, meetings, log })
  const signaling = createRoomSignaling({ identity, meetings, accounts, log })

  const sharing = createSharing({
    dataDir,
    networkPort,
    advertise,
    identity,
    meetings,
    links,
    hasDocument,
    createListener: (certificate) =>
      createNetworkListener({ certificate, router, advertise, meetings, port: () => sharing.port() ?? 0 }),
    onRevoked: async (id) => {
      await relay.revokeConnections(id)
      signaling.revokeConnections()
    },
    log,
  })
  const ownCards = openOwnCards(folder.folder, () => events.emit({ type: 'cards' }))
  const policies = openPolicies(folder.folder, () => events.emit({ type: 'policies' }))
  const templates = openTemplates(folder.folder, () => events.emit({ type: 'templates' }))
  const calls = createCalls({
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
    followUp: createFollowUp({ folder, meetings }),
    ownCards,
    policies,
    templates,
    standIns,
    assistant: createAssistant(assistant),
    now: () => Math.round(ownTime()),
    notify: (type) => events.emit({ type }),
  })
  const router = createRouter({
    access,
    pages: createPages(options.pageDir),
    api: createApi(calls, log),
    invitePreview: createInvitePreviews({ relay, hasDocument, ownName: () => settings.value().name }),
    events: events.listen,
    acceptSync: (socket, request, rights) => void relay.accept(socket, request, rights),
    acceptSignaling: (socket, rights) =>
      signaling.accept(socket, {
        principal: getPrincipal(rights.visitor),
        canSubscribe: (topic) => {
          const id = signaling.findDocument(topic)
          return id !== undefined && rights.accessTo(id) === 'edit'
        },
      }),
    log,
  })
  const loopback = createLoopbackListener({ router, identity, log })
  folder.on('change', () => events.emit({ type: 'library' }))

  const close = async (): Promise<string[]> => {
    links.close()
    ownCards.close()
    policies.close()
    templates.close()
    events.close()
    signaling.close()
    loopback.stop()
    const unsaved = await relay.close(CLOSE_TIMEOUT_MS)
    await trials.close()
    await sharing.stop()
    loopback.closeConnections()
    return [...new Set([...unsaved, ...(await folder.close(CLOSE_TIMEOUT_MS))])]
  }
  return { access, links, sharing, loopback, close }
}
