import type * as Y from 'yjs'

/**
 * The location of a long text in its document: its section, the id of its row (empty for a field outside any row), and
 * its field.
 */
export type TextPath = { section: string; id: string; field: string }

/** The path of a long text; undefined for one that is in no document. */
export const textPath = (text: Y.Text): TextPath | undefined => {
  const record = text._item?.parent as Y.AbstractType<unknown> | undefined
  for (const [name, type] of text.doc?.share ?? []) {
    if ((type as unknown) === text)
      return { section: name.slice(0, name.lastIndexOf('.')), id: '', field: name.slice(name.lastIndexOf('.') + 1) }
    if (record && type === record._item?.parent)
      return { section: name, id: record._item.parentSub ?? '', field: text._item?.parentSub ?? '' }
  }
  return undefined
}
