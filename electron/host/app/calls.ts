import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as Y from 'yjs'
import type { Author } from '../../../shared/crdt'
import { createDocument, dueActions, meetingLengths, meta, suggestLengths } from '../../../shared/document'
import { fileExtension, parseFile, peekDocumentId } from '../../../shared/file'
import { meshKey, meshRoom } from '../../../shared/protocol/invite'
import { defaultSettings } from '../../../shared/protocol/settings'
import { accessTo, type Visitor } from '../access'
import type { Calls } from '../http/api'
import { newId } from '../ids'
import { findChromium } from '../printer/find-chromium'
import { makePdf } from '../printer/make-pdf'
import type { DocumentFolder } from '../store'
import type { Relay } from '../sync/relay'
import type { UpstreamLinks } from '../sync/upstream'
import { UserError } from '../user-error'
import type { Assistant } from './assistant'
import type { Drafts } from './drafts'
import type { FollowUp } from './follow-up'
import type { Meetings } from './meetings'
import type { OwnCardsFile } from './own-cards'
import type { PoliciesFile } from './policies'
import { mayOnlyRead } from './read-only'
import type { SettingsStore } from './settings'
import type { Sharing } from './sharing'
import type { StandIns } from './stand-ins'
import { findTemplate, type TemplatesFile } from './templates'

/** How long the library waits for changes in the folder; later ones are sent as an event. */
const LIST_TIMEOUT_MS = 800

const noAccess = new UserError(
  'not-yours',
  'You don’t have access to this postmortem. Ask the facilitator for a new invite.',
  { status: 403 },
)
const notFound = new UserError('not-found', 'This postmortem is no longer in the folder.', { status: 404 })
const noSample = new UserError('no-sample', 'The sample meeting is missing from this installation of Debrief.')

type Options = {
  version: string
  assetsDir: string
  folder: DocumentFolder
  hasDocument: (id: string) => Promise<boolean>
  relay: Relay
  links: UpstreamLinks
  meetings: Meetings
  sharing: Sharing
  settings: SettingsStore
  drafts: Drafts
  followUp: FollowUp
  ownCards: OwnCardsFile
  policies: PoliciesFile
  templates: TemplatesFile
  standIns: StandIns
  assistant: Assistant
  now: () => number
  notify: (what: 'library' | 'settings') => void
}

const getGrant = (visitor: Visitor) => ('grants' in visitor ? visitor.grants[0] : undefined)

/** Creates the handlers of all calls. */
export const createCalls = (options: Options): Calls => {
  const {
    folder,
    hasDocument,
    relay,
    links,
    meetings,
    sharing,
    settings,
    drafts,
    followUp,
    ownCards,
    policies,
    templates,
    standIns,
    assistant,
    notify,
  } = options

  const author = (): Author => ({ name: settings.value().name, now: options.now, newId })

  /** The address of the meeting's host; undefined unless the document is a copy of someone else's meeting. */
  const joinedFrom = (id: string): string | undefined => meetings.join(id)?.invite.addresses[0]

  const save = async (doc: Y.Doc): Promise<{ id: string }> => {
    const { id } = meta.read(doc).value
    await folder.create(doc, id)
    doc.destroy()
    notify('library')
    return { id }
  }

  const copySample = async (): Promise<{ id: string } | UserError> => {
    const folderPath = join(options.assetsDir, 'samples')
    const names = await readdir(folderPath).catch(() => [])
    const name = names.filter((one) => one.endsWith(fileExtension)).sort()[0]
    const parsed = name === undefined ? undefined : parseFile(await readFile(join(folderPath, name), 'utf8'))
    if (!parsed?.ok) return noSample
    const doc = new Y.Doc()
    Y.applyUpdate(doc, parsed.file.crdt)
    meta.change(doc, { id: newId(), isSample: true })
    return save(doc)
  }

  return {
    'session.read': async (_input, visitor) => {
      const grant = getGrant(visitor)
      return {
        kind: visitor.kind === 'own' ? 'own' : 'guest',
        documentId: grant?.documentId,
        isReadOnly: grant?.access === 'read',
        appVersion: options.version,
      }
    },
    'library.list': async ({ limit }) => {
      const { entries, total, problems } = await folder.listNewest(limit, LIST_TIMEOUT_MS)
      return {
        folder: folder.folder,
        entries: entries.map((entry) => ({ ...entry, joinedFrom: joinedFrom(entry.id) })),
        total,
        problems,
        notices: folder.notices,
        reading: folder.progress,
      }
    },
    'library.search': async (query) => {
      const { matches, total } = await folder.search(query)
      return {
        matches: matches.map(({ entry, hit }) => ({ entry: { ...entry, joinedFrom: joinedFrom(entry.id) }, hit })),
        total,
      }
    },
    'library.dueActions': async ({ today, until, limit }) => {
      const actions = dueActions(folder.summaries(), today, until)
      const overdue = actions.filter(({ due }) => due < today).length
      return { actions: actions.slice(0, limit), total: actions.length, overdue }
    },
    'followUp.list': followUp.list,
    'followUp.change': followUp.change,
    'followUp.earlier': ({ documentId }) => followUp.earlier(documentId),
    'library.suggestLengths': async ({ id }) => {
      await folder.listNewest(0, LIST_TIMEOUT_MS)
      return { lengths: suggestLengths(folder.summaries(), id) }
    },
    'library.retry': async ({ fileName }) => {
      await folder.retry(fileName)
      return {}
    },
    'library.dismissNotice': async ({ key }) => {
      await folder.dismissNotice(key)
      return {}
    },
    'library.rawFile': async ({ fileName }) => ({
      fileName,
      base64: (await folder.rawFile(fileName)).toString('base64'),
    }),
    'library.create': async ({ title, template }) => {
      const { name, entryZone } = settings.value()
      const length = meetingLengths.find((minutes) => template === String(minutes))
      const { rules } = await policies.read()
      const chosen = template && length === undefined ? findTemplate(template, await templates.read()) : undefined
      const values = { title, facilitator: name, entryZone, length, policies: rules, template: chosen }
      return save(createDocument(values, author()))
    },
    'library.openSample': async () => {
      await folder.listNewest(0, LIST_TIMEOUT_MS)
      const copy = folder.summaries().find(({ isSample }) => isSample)
      return copy ? { id: copy.id } : copySample()
    },
    'library.previewImport': ({ fileName, text }) => folder.previewImport(fileName, text),
    'library.importFile': async ({ fileName, text, leftOut }, visitor) => {
      // A copy brings what others have written; the command line and what is left out are edits of one's own.
      const isEdit = visitor.kind === 'command' || (leftOut !== undefined && leftOut.length > 0)
      if (isEdit && meetings.mayOnlyRead(peekDocumentId(text) ?? '')) return mayOnlyRead
      return folder.importFile(fileName, text, leftOut)
    },
    'library.undoImport': async ({ id }) => {
      if (meetings.mayOnlyRead(id)) return mayOnlyRead
      await folder.undoImport(id)
      return {}
    },
    'library.remove': async ({ id }) => {
      if (!(await hasDocument(id))) return notFound
      await links.release(id)
      await relay.unload(id, () => folder.remove(id))
      return {}
    },
    'library.listTrash': async () => ({ entries: await folder.listTrash() }),
    'library.restore': async ({ id }) => {
      await folder.restore(id)
      if (meetings.join(id)) await links.retain(id)
      return {}
    },
    'document.file': async ({ id }, visitor) => {
      if (!accessTo(visitor, id)) return noAccess
      return (await hasDocument(id)) ? folder.fileText(id) : notFound
    },
    'document.versions': async ({ id }) => ({ versions: await folder.versions(id) }),
    'document.version': async ({ id, version }) => folder.versionText(id, version),
    'document.restoreVersion': async ({ id, version }) => {
      await folder.restoreVersion(id, version)
      return {}
    },
    'pdf.find': async () => ({ isAvailable: findChromium() !== undefined }),
    'pdf.make': async (job, _visitor, signal) => ({ base64: (await makePdf(job, { signal })).toString('base64') }),
    'settings.read': async (_input, visitor) => {
      // These are the settings of whoever holds the meeting; a guest's are kept in their own browser.
      return visitor.kind === 'own' ? settings.value() : defaultSettings
    },
    'settings.change': async (changes) => {
      const next = await settings.change((all) => ({ ...all, ...changes }))
      notify('settings')
      return next
    },
    'drafts.read': async ({ id }) => ({ drafts: drafts.read(id) }),
    'drafts.write': async ({ id, place, text }) => {
      await drafts.write(id, place, text)
      return {}
    },
    'cards.read': () => ownCards.read(),
    'cards.save': ({ card, formerId }) => ownCards.save(card, formerId),
    'cards.remove': ({ id }) => ownCards.remove(id),
    'cards.hide': ({ id, isHidden }) => ownCards.hide(id, isHidden),
    'policies.read': () => policies.read(),
    'policies.save': ({ rules }) => policies.save(rules),
    'templates.read': () => templates.read(),
    'templates.save': ({ template }) => templates.save(template),
    'templates.remove': ({ id }) => templates.remove(id),
    'standIns.read': async () => ({ standIns: standIns.read() }),
    'standIns.remember': async (input) => {
      await standIns.remember(input.standIns)
      return {}
    },
    'assistant.read': async () => assistant.settings(),
    'assistant.change': (change) => assistant.change(change),
    'assistant.models': (_input, _visitor, signal) => assistant.models(signal),
    'assistant.improve': (input, _visitor, signal) => assistant.improve(input, signal),
    'meeting.invite': async ({ id, access, allowBrowsers }) =>
      (await hasDocument(id)) ? sharing.invite(id, access, allowBrowsers) : notFound,
    'meeting.revoke': async ({ id }) => (await sharing.revoke(id)) ?? {},
    'meeting.close': async ({ id }) => (await sharing.close(id)) ?? {},
    'meeting.preview': async ({ link }) => sharing.preview(link),
    'meeting.join': async ({ link }) => {
      const joined = await sharing.join(link)
      notify('library')
      return joined
    },
    'meeting.leave': async ({ id }) => {
      await links.leave(id)
      notify('library')
      return {}
    },
    'meeting.mesh': async ({ id }, visitor) => {
      const access = accessTo(visitor, id)
      if (!access) return noAccess
      const source = access === 'edit' ? meetings.meshSource(id) : undefined
      const room = source && meshRoom(source)
      // ICE servers include credentials, so they go only to those who join the mesh, which readers never do.
      return { room, key: source && meshKey(source), iceServers: room ? settings.value().iceServers : [] }
    },
  }
}
