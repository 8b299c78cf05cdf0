import { useEffect, useMemo, useReducer, useState } from 'react'
import { useStore } from 'zustand'
import { listTexts, type MeetingText, textKey } from '../../shared/document'
import type { BlameFinding } from '../../shared/libs/blameless'
import { isSameName } from '../../shared/meeting/people/same-name'
import { useMeeting, useOpenMeeting } from '../stores/meeting-context'
import { REST_MS } from './changed-texts'

/** Words of the document that may sting, and where they stand. */
export type RemainingFinding = { text: MeetingText; finding: BlameFinding }

/**
 * What is left to look at before the report is handed on: for whoever leads or owns the postmortem, on their own page
 * alone. `isChecking` until everything has been read once.
 */
export const useRemainingFindings = () => {
  const { language, isFacilitator, isReadOnly, author } = useOpenMeeting()
  const snapshot = useMeeting((all) => all)
  const version = useStore(language.version)
  const [isChecking, setIsChecking] = useState(true)
  const [dismissals, onDismissal] = useReducer((count: number) => count + 1, 0)
  const isOwner = snapshot.record.owner !== '' && isSameName(snapshot.record.owner, author.name)
  const isFor = !isReadOnly && (isFacilitator || isOwner)

  useEffect(() => language.dismissals.subscribe(onDismissal), [language])
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever changes in the document is read again
  useEffect(() => {
    if (!isFor) return
    let isCurrent = true
    const timer = setTimeout(
      async () => {
        await language.checkAll()
        if (isCurrent) setIsChecking(false)
      },
      isChecking ? 0 : REST_MS,
    )
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [language, snapshot, isFor])

  // biome-ignore lint/correctness/useExhaustiveDependencies: what was checked and dismissed is kept outside of React
  const findings = useMemo((): RemainingFinding[] => {
    if (!isFor) return []
    return listTexts(snapshot).flatMap((text) => {
      const key = textKey(text)
      const known = language.checked.get(key)
      if (known?.text.text !== text.text) return []
      const dismissed = language.dismissals.of(key)
      return known.result.findings
        .filter(({ kind }) => !dismissed.has(kind))
        .map((finding): RemainingFinding => ({ text, finding }))
    })
  }, [language, snapshot, version, dismissals, isFor])

  return {
    findings,
    isChecking: isFor && isChecking,
    /** Calls words fine where they stand. */
    dismiss: ({ text, finding }: RemainingFinding): void => language.dismissals.dismiss(textKey(text), finding.kind),
  }
}
