const plain = (name: string): string => name.normalize('NFC').trim().replace(/\s+/g, ' ').toLocaleLowerCase()

/** Whether two names mean the same person; nobody has no name. */
export const isSameName = (a: string, b: string): boolean => plain(a) !== '' && plain(a) === plain(b)
