/** The normalized form of a name, the same for equal names; empty for an empty name. */
export const nameKey = (name: string): string => name.normalize('NFC').trim().replace(/\s+/g, ' ').toLocaleLowerCase()

/** Whether two names refer to the same person. An empty name refers to nobody. */
export const isSameName = (a: string, b: string): boolean => nameKey(a) !== '' && nameKey(a) === nameKey(b)

/** The author of a change by somebody who gave no name. */
export const NO_NAME = 'Somebody'

/** Whether a name is empty or the placeholder for somebody who gave none. */
export const isUnnamed = (name: string): boolean => name.trim() === '' || isSameName(name, NO_NAME)
