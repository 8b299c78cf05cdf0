import { hostname } from 'node:os'
import { documentTitle } from '../../../shared/document'
import { roster } from '../../../shared/meeting/incident'
import { isSamePerson, resolvePeople } from '../../../shared/meeting/people'
import type { InvitePreview } from '../../../shared/protocol/invite-preview'
import { limits } from '../limits'
import type { Relay } from '../sync/relay'
import { UserError } from '../user-error'

/** The most names that a list to choose from can show. */
const MAX_PEOPLE = 200

type Options = {
  relay: Relay
  hasDocument: (id: string) => Promise<boolean>
  /** The name of the person at this computer. */
  ownName: () => string
}

const gone = new UserError('not-found', 'This meeting is no longer on the facilitator’s computer.', { status: 404 })

/** Creates previews of meetings for visitors whose invite was checked; each is cached for a moment. */
export const createInvitePreviews = (options: Options) => {
  const cached = new Map<string, { at: number; preview: Promise<InvitePreview | UserError> }>()
  return (id: string): Promise<InvitePreview | UserError> => {
    const now = performance.now()
    for (const [each, { at }] of cached) if (now - at > limits.PREVIEW_CACHE_MS) cached.delete(each)
    // If nobody has the document open, each preview reads it from disk.
    const { preview } = cached.get(id) ?? { preview: readInvitePreview(options, id) }
    if (!cached.has(id)) cached.set(id, { at: now, preview })
    return preview
  }
}

const readInvitePreview = async (
  { relay, hasDocument, ownName }: Options,
  id: string,
): Promise<InvitePreview | UserError> => {
  if (!(await hasDocument(id))) return gone
  const { live, release } = await relay.retain(id)
  try {
    const present = live.presence.others(undefined).flatMap(({ state }) => (state ? [state] : []))
    return {
      title: documentTitle(live.doc).slice(0, 2_000),
      host: { name: ownName().trim().slice(0, 200), computer: hostname().slice(0, 300) },
      people: resolvePeople(roster.read(live.doc).value)
        .filter(({ name }) => name.trim())
        .slice(0, MAX_PEOPLE)
        .map((person) => ({
          id: person.id.slice(0, 200),
          name: person.name.trim().slice(0, 500),
          isHere: present.some((state) => isSamePerson(person, state)),
        })),
    }
  } finally {
    await release()
  }
}
