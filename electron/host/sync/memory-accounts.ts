/** What somebody on the network makes the host hold in memory. */
type HeldBytes = {
  /** Sent and not yet read by the other side. */
  unsent: number
  /** Received and not yet handled: half a message, messages about a document that is still opening, open questions. */
  pending: number
}

export type MemoryLimits = {
  perPrincipal: number
  perDocument: number
  perHost: number
  /** From when on (ms) a connection that does not move may be ended, if memory is short. */
  graceMs: number
  /** Slower than this (bytes a second) counts as not moving. */
  minBytesPerSecond: number
}

export type Holder = {
  principal: string
  documentId?: string
  /** Ends the connection at once, with all that it holds. */
  end: () => void
}

/** What one connection holds. */
export type MemoryAccount = {
  set: (kind: keyof HeldBytes, bytes: number) => void
  /** The document that the connection turned out to be about. */
  setDocument: (documentId: string) => void
  close: () => void
}

type Entry = Holder & { held: HeldBytes; total: number; movedAt: number; isEnded: boolean }

/** Bounds what is unsent and pending, by principal, by document and for the host. */
export type MemoryAccounts = { open: (holder: Holder) => MemoryAccount; total: () => number }

/**
 * Makes the accounts. When one of the sums is too large, connections that have not moved for long end first, those of the
 * principal that holds most before others; if all of them move, the one that asks for more ends. It syncs again later,
 * and whoever is in the middle of a hand-over gets to its end. A connection that is alone in a sum is never ended by it:
 * one hand-over is always possible.
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

  /** Whom to end among those in a sum: the stalled one of the principal that holds most, or else `asker`. */
  const victimOf = (isIn: (entry: Entry) => boolean, asker: Entry): Entry | undefined => {
    const holders = [...entries].filter(isIn)
    if (holders.length < 2) return undefined
    const weight = ({ principal }: Entry): number => byPrincipal.get(principal) ?? 0
    const stalled = holders.filter((entry) => entry !== asker && isStalled(entry))
    return stalled.sort((a, b) => weight(b) - weight(a) || a.movedAt - b.movedAt)[0] ?? asker
  }

  const settle = (asker: Entry): void => {
    const sums = [
      {
        isOver: () => (byPrincipal.get(asker.principal) ?? 0) > limits.perPrincipal,
        isIn: ({ principal }: Entry) => principal === asker.principal,
      },
      {
        isOver: () => (byDocument.get(asker.documentId ?? '') ?? 0) > limits.perDocument,
        isIn: ({ documentId }: Entry) => documentId === asker.documentId,
      },
      { isOver: () => total > limits.perHost, isIn: () => true },
    ]
    for (const { isOver, isIn } of sums) {
      while (!asker.isEnded && isOver()) {
        const victim = victimOf(isIn, asker)
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
