/** What one network client makes the host hold in memory, in bytes. */
type HeldBytes = {
  /** Sent and not read yet by the other side. */
  unsent: number
  /**
   * Received and not handled yet: incomplete messages, messages about a document that is being opened, open queries.
   */
  pending: number
}

export type MemoryLimits = {
  maxPrincipalBytes: number
  maxDocumentBytes: number
  maxHostBytes: number
  /** When memory is short, a connection may be ended if it has been stalled for longer. */
  graceMs: number
  /** Slower connections count as stalled. */
  minBytesPerSecond: number
}

export type Holder = {
  principal: string
  documentId?: string
  /** Ends the connection at once and frees what it holds. */
  end: () => void
}

/** The account of one connection. */
export type MemoryAccount = {
  set: (kind: keyof HeldBytes, bytes: number) => void
  /** The document that the connection is about, once it is known. */
  setDocument: (documentId: string) => void
  close: () => void
}

type Entry = Holder & { held: HeldBytes; total: number; movedAt: number; isEnded: boolean }

/** Limits unsent and pending bytes per principal, per document and for the host. */
export type MemoryAccounts = { open: (holder: Holder) => MemoryAccount; total: () => number }

/**
 * Creates the accounts. When a total is too large, stalled connections are ended first, starting with the principal
 * that holds the most; if none is stalled, the connection that asks for more is ended and syncs again later, so that
 * transfers in progress complete. A connection that is the only one in a total is never ended because of it, so that
 * one transfer is always possible.
 */
export const createMemoryAccounts = (
  limits: MemoryLimits,
  now: () => number = () => performance.now(),
): MemoryAccounts => {
  const entries = new Set<Entry>()
  let total = 0
  const byPrincipal = new Map<string, number>()
  const byDocument = new Map<string, number>()

  const add = (sums: Map<string, number>, key: string | undefined, bytes: number): void => {
    if (key === undefined) return
    const sum = (sums.get(key) ?? 0) + bytes
    if (sum > 0) sums.set(key, sum)
    else sums.delete(key)
  }

  const count = (entry: Entry, bytes: number): void => {
    total += bytes
    entry.total += bytes
    add(byPrincipal, entry.principal, bytes)
    add(byDocument, entry.documentId, bytes)
    if (entry.total > 0) entries.add(entry)
    else entries.delete(entry)
  }

  const end = (entry: Entry): void => {
    entry.isEnded = true
    count(entry, -entry.total)
    entry.end()
  }

  const isStalled = (entry: Entry): boolean =>
    now() - entry.movedAt > limits.graceMs + (entry.total / limits.minBytesPerSecond) * 1000

  /** Which connection of a total to end: a stalled one of the principal that holds the most, or else `asker`. */
  const findVictim = (isSharing: (entry: Entry) => boolean, asker: Entry): Entry | undefined => {
    const holders = [...entries].filter(isSharing)
    if (holders.length < 2) return undefined
    const weight = ({ principal }: Entry): number => byPrincipal.get(principal) ?? 0
    const stalled = holders.filter((entry) => entry !== asker && isStalled(entry))
    return stalled.sort((a, b) => weight(b) - weight(a) || a.movedAt - b.movedAt)[0] ?? asker
  }

  const settle = (asker: Entry): void => {
    const sums = [
      {
        isOver: () => (byPrincipal.get(asker.principal) ?? 0) > limits.maxPrincipalBytes,
        isSharing: ({ principal }: Entry) => principal === asker.principal,
      },
      {
        isOver: () => (byDocument.get(asker.documentId ?? '') ?? 0) > limits.maxDocumentBytes,
        isSharing: ({ documentId }: Entry) => documentId === asker.documentId,
      },
      { isOver: () => total > limits.maxHostBytes, isSharing: () => true },
    ]
    for (const { isOver, isSharing } of sums) {
      while (!asker.isEnded && isOver()) {
        const victim = findVictim(isSharing, asker)
        if (!victim) break
        end(victim)
      }
    }
  }

  return {
    total: () => total,
    open: (holder) => {
      const entry: Entry = { ...holder, held: { unsent: 0, pending: 0 }, total: 0, movedAt: now(), isEnded: false }
      return {
        set: (kind, bytes) => {
          const change = bytes - entry.held[kind]
          if (entry.isEnded || change === 0) return
          if (change < 0 || entry.total === 0) entry.movedAt = now()
          entry.held[kind] = bytes
          count(entry, change)
          if (change > 0) settle(entry)
        },
        setDocument: (documentId) => {
          if (entry.documentId === documentId) return
          add(byDocument, entry.documentId, -entry.total)
          entry.documentId = documentId
          add(byDocument, documentId, entry.total)
        },
        close: () => {
          if (entry.isEnded) return
          entry.isEnded = true
          count(entry, -entry.total)
        },
      }
    },
  }
}
