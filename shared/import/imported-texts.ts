import type * as Y from 'yjs'
import { type Author, type TextPath, textAt } from '../crdt'
import { listSections } from '../document/snapshot'
import { importedTexts } from '../meeting/imported'
import { stages } from '../stages'
import { digest } from './keys'

/** The key of what imports have put into a text that is `whole` with it, by its length (UTF-16 units). */
const textKey = (ref: TextPath, whole: string, length: number): string =>
  `import:${digest([ref.section, ref.id, ref.field, whole, length])}`

/** Notes what an import has put below a text. What it has written in any other way is not settled later. */
export const noteImportedText = (doc: Y.Doc, author: Author, ref: TextPath, before: string, whole: string): void => {
  const length = whole.length - before.length
  if (length <= 0 || !whole.startsWith(before)) return
  const importKey = textKey(ref, whole, length)
  importedTexts.add(doc, author, { importKey, section: ref.section, row: ref.id, field: ref.field, length })
}

/** The live text that a note names; a copy of somebody else's may name anything. */
const findText = (doc: Y.Doc, ref: TextPath): Y.Text | undefined => {
  const known = listSections(stages).find(({ name }) => name === ref.section)
  if (!known || (ref.id === '' && !known.rootNames.includes(`${ref.section}.${ref.field}`))) return undefined
  return textAt(doc, ref)
}

/**
 * Takes out what stands in a text again since several imports, each in its own copy, have put it there. Does nothing if
 * anybody has changed the text since. `imports`: how many of them there were; more cannot be theirs.
 */
export const settleImportedText = (doc: Y.Doc, note: Y.Map<unknown>, imports: number): void => {
  const parsed = importedTexts.definition.fields.safeParse(note.toJSON())
  if (!parsed.success) return
  const { importKey, section, row, field, length } = parsed.data
  const ref = { section, id: row, field }
  const text = length > 0 ? findText(doc, ref) : undefined
  const now = text?.toString() ?? ''
  for (let copies = imports; text && copies > 1; copies -= 1) {
    const end = now.length - length * (copies - 1)
    const whole = now.slice(0, Math.max(0, end))
    const isTheirs = end >= length && now === whole + whole.slice(-length).repeat(copies - 1)
    if (!isTheirs || textKey(ref, whole, length) !== importKey) continue
    text.delete(end, now.length - end)
    return
  }
}
