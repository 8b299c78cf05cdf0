import { setImmediate as nextTurn } from 'node:timers/promises'
import type * as Y from 'yjs'
import { createTwinFinder } from '../../../../shared/import/twins'

/**
 * How long (ms) nothing may have happened to records with twins before they are settled: longer than a page that adds
 * records pauses between two slices, so that an import is over by then.
 */
const SETTLE_DELAY_MS = 2_000

type Options = {
  doc: Y.Doc
  /** Whether this host settles: that of the meeting does, and nobody who may only read. */
  isResponsible: () => boolean
  log: (line: string) => void
}

/**
 * Settles what two people have imported, each for themselves, a moment after their copies have been merged. What is
 * written is nobody's step for Undo, since it comes from no page.
 */
export const createTwinSettler = ({ doc, isResponsible, log }: Options): { close: () => void } => {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isClosed = false
  let isSettling = false

  const settle = async (): Promise<void> => {
    if (!isResponsible()) return
    if (isSettling) {
      settleSoon()
      return
    }
    isSettling = true
    try {
      for (const _step of finder.settle(Date.now())) {
        await nextTurn()
        if (isClosed) return
      }
    } catch (error) {
      log(`records that were imported twice could not be settled: ${String(error)}`)
    } finally {
      isSettling = false
    }
  }
  const settleSoon = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => void settle(), SETTLE_DELAY_MS)
    timer.unref()
  }
  const finder = createTwinFinder(doc, settleSoon)

  return {
    close: () => {
      isClosed = true
      clearTimeout(timer)
      finder.close()
    },
  }
}
