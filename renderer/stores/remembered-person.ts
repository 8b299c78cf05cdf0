import { uuidv4 } from 'lib0/random'

const keyOf = (documentId: string): string => `debrief.person.${documentId}`

/** For a browser that keeps nothing: for as long as the page is open. */
const unkept = new Map<string, string>()

const read = (key: string): string | undefined => {
  try {
    return localStorage.getItem(key) ?? unkept.get(key)
  } catch {
    return unkept.get(key)
  }
}

const write = (key: string, value: string): void => {
  unkept.set(key, value)
  try {
    localStorage.setItem(key, value)
  } catch (reason) {
    console.warn('Who you are in this meeting is not kept in this browser', reason)
  }
}

/** The id on the roster that this device has in a document, if it has one. */
export const rememberedPerson = (documentId: string): string | undefined => read(keyOf(documentId))

export const rememberPerson = (documentId: string, id: string): void => write(keyOf(documentId), id)

/** What this device will be on the roster if it is nobody who is there yet; the same in all of its windows. */
export const freshPerson = (documentId: string): string => {
  const key = `${keyOf(documentId)}.new`
  const known = read(key)
  if (known !== undefined) return known
  const id = uuidv4()
  write(key, id)
  return id
}
