const plain = (name: string): string => name.normalize('NFC').trim().replace(/\s+/g, ' ').toLocaleLowerCase()

/** Whether two names mean the same person; nobody has no name. */
export const isSameName = (a: string, b: string): boolean => plain(a) !== '' && plain(a) === plain(b)

/** Whom a change is by if its author gave no name. */
export const NO_NAME = 'Somebody'

/** Whether a name names nobody: it is empty, or stands for somebody who gave none. */
export const isUnnamed = (name: string): boolean => name.trim() === '' || isSameName(name, NO_NAME)
