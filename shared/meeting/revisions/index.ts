import type * as Y from 'yjs'
import { z } from 'zod'
import { type Author, defineCollection, defineKeyedValues, type ValueOf, VERSIONING } from '../../crdt'

/** `automatic`: kept by the app before something was restored. */
export const revisionKinds = ['named', 'published', 'automatic'] as const
export type RevisionKind = (typeof revisionKinds)[number]

/** The longest name of a version. */
export const MAX_REVISION_NAME_LENGTH = 200

/** The versions of a document that people have kept, newest first. Who kept one and when is its provenance. */
export const revisions = defineCollection({
  name: 'revisions',
  fields: z.object({
    kind: z.enum(revisionKinds).default('named'),
    name: z.string().max(MAX_REVISION_NAME_LENGTH).default(''),
  }),
  texts: [],
  compare: (a, b) => b.createdAt - a.createdAt,
})
export type Revision = ValueOf<typeof revisions>[number]

/**
 * The packed content of each version, by its id. Beside the list, so that nothing reads it before somebody looks at it.
 * Yjs forgets what was deleted, so a version has to carry what it holds.
 */
const contents = defineKeyedValues({ name: 'revisions.contents', value: z.instanceof(Uint8Array) })

/** The packed content of a version; undefined if it is not in this document. */
export const readPackedContent = (doc: Y.Doc, id: string): Uint8Array | undefined =>
  contents.read(doc, undefined, new Set([id])).value[id]

/** Adds a version with its content; returns its id. */
export const addRevision = (
  doc: Y.Doc,
  author: Author,
  { kind, name }: Pick<Revision, 'kind' | 'name'>,
  packed: Uint8Array<ArrayBuffer>,
): string =>
  doc.transact(() => {
    // Left over where somebody removed a version from the file by hand.
    for (const { id } of revisions.listTrash(doc))
      if (doc.getMap(contents.name).has(id)) contents.set(doc, id, undefined)
    const id = revisions.add(doc, author, { kind, name })
    contents.set(doc, id, packed)
    return id
  }, VERSIONING)

/** Names a version anew. Does nothing if the name is empty. */
export const renameRevision = (doc: Y.Doc, id: string, name: string): void => {
  const trimmed = name.trim().slice(0, MAX_REVISION_NAME_LENGTH)
  if (trimmed !== '') doc.transact(() => revisions.change(doc, id, { name: trimmed }), VERSIONING)
}

/** Removes versions and their content, which makes room in the document. They cannot be restored. */
export const removeRevisions = (doc: Y.Doc, ids: readonly string[], author: Author): void =>
  doc.transact(() => {
    for (const id of ids) {
      revisions.remove(doc, id, author)
      contents.set(doc, id, undefined)
    }
  }, VERSIONING)

/** The newest version that was marked as published. */
export const findPublished = (list: readonly Revision[]): Revision | undefined =>
  list.find(({ kind }) => kind === 'published')
