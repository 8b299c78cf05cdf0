/** The kinds of parts that a template has. The key of a part is `<kind>/<id>`. */
export type PartKind =
  | 'review'
  | 'section'
  | 'own-section'
  | 'stage'
  | 'field-prompt'
  | 'stage-prompt'
  | 'section-prompt'
  | 'guide-cards'
  | 'card-first'
  | 'card-hidden'
  | 'card'
  | 'scale'
  | 'deadline'
  | 'action-field'
  | 'postmortem-field'

export const partKey = (kind: PartKind, id = ''): string => `${kind}/${id}`

/** A part's kind, which a later version may have added, and its id. */
export const splitPartKey = (key: string): { kind: string; id: string } => {
  const at = key.indexOf('/')
  return { kind: key.slice(0, Math.max(0, at)), id: key.slice(at + 1) }
}

const DECLINED = 'declined/'

/** Under which a document remembers a part that somebody did not want. */
export const declinedKey = (key: string): string => `${DECLINED}${key}`

/** The import key of an own section of a template: two copies that take it at once have one in the end. */
export const ownSectionImportKey = (title: string): string => `template-section:${title}`
