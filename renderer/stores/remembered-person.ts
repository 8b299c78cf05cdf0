import { uuidv4 } from 'lib0/random'

const storageKey = (documentId: string): string => `debrief.person.${documentId}`

/** Used if the browser has no storage; lasts as long as the page is open. */
const memoryStore = new Map<string, string>()

const read = (key: string): string | undefined => {
  try {
    return localStorage.getItem(key) ?? memoryStore.get(key)
  } catch {
    return memoryStore.get(key)
  }
}

const write = (key: string, value: string): void => {
  memoryStore.set(key, value)
  try {
    localStorage.setItem(key, value)
  } catch (reason) {
    console.warn('Who you are in this meeting is not kept in this browser', reason)
  }
}

/** The roster id of this device's person in a document, if there is one. */
export const getRememberedPerson = (documentId: string): string | undefined => read(storageKey(documentId))

export const rememberPerson = (documentId: string, id: string): void => write(storageKey(documentId), id)

/** The roster id that this device's person gets if they are not on the roster yet; the same in all windows. */
export const getNewPersonId = (documentId: string): string => {
  const key = `${storageKey(documentId)}.new`
  const known = read(key)
  if (known !== undefined) return known
  const id = uuidv4()
  write(key, id)
  return id
}
