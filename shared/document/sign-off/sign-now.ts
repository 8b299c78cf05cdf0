import type * as Y from 'yjs'
import { type Author, MEETING_CONTROL } from '../../crdt'
import { roster } from '../../meeting/incident'
import { createPersonFinder, resolvePeople } from '../../meeting/people'
import { keepRevision } from '../revisions'
import type { Snapshot } from '../snapshot'
import { contentVersion } from './content-version'
import { type Signer, signOff } from './sign-off'

/** The kept version that holds the same as another sign-off of this content, if it is still there. */
const findRevision = ({ signOffs, revisions }: Snapshot, version: string): string | undefined =>
  Object.values(signOffs).find(
    (one) => one.version === version && revisions.some(({ id }) => id !== '' && id === one.revision),
  )?.revision

const keepAsRead = (doc: Y.Doc, author: Author): string | undefined => {
  const kept = keepRevision(doc, author, { kind: 'automatic', name: 'As signed off' })
  return 'id' in kept ? kept.id : undefined
}

/**
 * Signs off what a document says now, for its author or for somebody whom the author notes down. What was read is kept
 * as a version, so that it can be shown later what has changed since; without room for it, only that something has.
 */
export const signOffNow = (doc: Y.Doc, author: Author, snapshot: Snapshot, other?: Signer): boolean => {
  const version = contentVersion(snapshot)
  const revision = findRevision(snapshot, version) ?? keepAsRead(doc, author)
  return signOff(doc, other ?? addSelf(doc, author), {
    at: author.now(),
    version,
    ...(revision !== undefined && { revision }),
    ...(other && { by: author.name }),
  })
}

/** The author on the roster, who is added if they were not asked. */
const addSelf = (doc: Y.Doc, author: Author): Signer => {
  const key = author.person ?? author.name
  const known = createPersonFinder(resolvePeople(roster.read(doc).value))(key)
  if (known) return { id: known.id, name: known.name }
  const id = author.person
  // Like attending a meeting, this is no step for Undo: only the sign-off is.
  if (id !== undefined) doc.transact(() => roster.add(doc, author, { name: author.name }, { id }), MEETING_CONTROL)
  return { id, name: author.name }
}
