import type { HostCalls } from './host-calls'

/** Text typed but not yet submitted, by draft key, such as that of the capture bar or of a list's last row. Survives a crash. */
export type Drafts = {
  /** Resolves when the host's copy has been read. */
  whenRead: Promise<void>
  read: (draftKey: string) => string
  /** An empty text removes the draft. */
  write: (draftKey: string, text: string) => void
  /** Calls back when a draft was changed by anything but `write`. Returns an unsubscribe function. */
  subscribe: (listener: () => void) => () => void
  /** Sends pending drafts to the host, even while the page is closing. */
  flush: () => void
  /** Sends pending drafts to a host that is back. */
  retry: () => void
}

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

type Options = {
  documentId: string
  /** Undefined for guests, whose drafts stay in the browser. */
  calls?: Pick<HostCalls, 'call'>
  storage?: Store
}

/** How long (ms) the host's copy may lag behind typing: a request for every keystroke would delay rendering it. */
const HOST_COPY_DELAY_MS = 200

export const createDrafts = ({ documentId, calls, storage }: Options): Drafts => {
  const key = `debrief.drafts.${documentId}`
  const listeners = new Set<() => void>()
  // What the host has not confirmed, including an empty text for a removed draft; it takes precedence over the host's copy.
  const kept = readKept(storage, key)
  const texts = new Map<string, string>(Object.entries(kept))
  const waiting = new Set<string>(calls ? texts.keys() : [])
  // What was typed since is newer than the host's answer to an earlier call.
  const typed = new Set<string>(waiting)
  let timer: ReturnType<typeof setTimeout> | undefined

  const keep = (): void => {
    const entries = calls ? [...waiting].map((draftKey) => [draftKey, texts.get(draftKey) ?? '']) : [...texts]
    try {
      if (entries.length > 0) storage?.setItem(key, JSON.stringify(Object.fromEntries(entries)))
      else storage?.removeItem(key)
    } catch (reason) {
      // A full or forbidden store costs only this second copy; the host has the first.
      console.warn('Drafts are not kept in this browser', reason)
    }
  }

  const send = async (draftKey: string, isClosing: boolean): Promise<void> => {
    const text = texts.get(draftKey) ?? ''
    const result = await calls?.call(
      'drafts.write',
      { id: documentId, place: draftKey, text },
      { keepalive: isClosing },
    )
    if (!result?.ok || (texts.get(draftKey) ?? '') !== text) return
    waiting.delete(draftKey)
    keep()
  }

  const flush = (isClosing: boolean): void => {
    clearTimeout(timer)
    timer = undefined
    for (const draftKey of waiting) void send(draftKey, isClosing)
  }

  const readHost = async (): Promise<void> => {
    const result = await calls?.call('drafts.read', { id: documentId })
    if (!result?.ok) return
    for (const [draftKey, text] of Object.entries(result.value.drafts))
      if (!typed.has(draftKey)) texts.set(draftKey, text)
    for (const listener of listeners) listener()
    flush(false)
  }

  return {
    whenRead: readHost(),
    read: (draftKey) => texts.get(draftKey) ?? '',
    write: (draftKey, text) => {
      if ((texts.get(draftKey) ?? '') === text) return
      if (text === '') texts.delete(draftKey)
      else texts.set(draftKey, text)
      typed.add(draftKey)
      if (calls) waiting.add(draftKey)
      keep()
      if (calls) timer ??= setTimeout(() => flush(false), HOST_COPY_DELAY_MS)
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    flush: () => flush(true),
    retry: () => flush(false),
  }
}

const readKept = (storage: Store | undefined, key: string): Record<string, string> => {
  try {
    const read: unknown = JSON.parse(storage?.getItem(key) ?? '{}')
    const entries = Object.entries(typeof read === 'object' && read !== null ? read : {})
    return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
  } catch {
    return {}
  }
}
