import { useEffect, useState } from 'react'
import {
  type ContentChange,
  compareContents,
  type RevisionContent,
  readRevision,
  toContent,
} from '../../../../shared/document/revisions'
import { useMeeting, useOpenMeeting } from '../../../stores/meeting-context'

/** What stands for the document as it is. */
export const NOW = 'now'

/** `missing`: what a version holds is not in this copy, or cannot be read. */
export type Comparison = { changes: readonly ContentChange[] } | 'reading' | 'missing'

/** After a change of the document, it is compared again in the next pause, ms. */
const COMPARE_DELAY_MS = 400

/** Compares two versions, or one with the document as it is. */
export const useComparison = (before: string, after: string): Comparison => {
  const { doc } = useOpenMeeting().session
  const snapshot = useMeeting((all) => all)
  const [result, setResult] = useState<{ before: string; after: string; comparison: Comparison }>()
  const isShown = result?.before === before && result.after === after
  // biome-ignore lint/correctness/useExhaustiveDependencies: `isShown` only says how long to wait
  useEffect(() => {
    const read = (id: string): RevisionContent | undefined => (id === NOW ? toContent(snapshot) : readRevision(doc, id))
    const compare = (): void => {
      const [old, next] = [read(before), read(after)]
      const comparison: Comparison = old && next ? { changes: [...compareContents(old, next)] } : 'missing'
      setResult({ before, after, comparison })
    }
    // The window is drawn first.
    const timer = setTimeout(compare, isShown ? COMPARE_DELAY_MS : 0)
    return () => clearTimeout(timer)
  }, [doc, before, after, snapshot])
  return isShown ? result.comparison : 'reading'
}
