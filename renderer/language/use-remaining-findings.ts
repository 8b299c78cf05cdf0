import { useEffect, useMemo, useReducer, useState } from 'react'
import { useStore } from 'zustand'
import { listTexts, type MeetingText, textKey } from '../../shared/document'
import type { BlameFinding } from '../../shared/libs/blameless'
import { isSameName } from '../../shared/meeting/people/same-name'
import { useMeeting, useOpenMeeting } from '../stores/meeting-context'
import { CHECK_DEBOUNCE_MS } from './changed-texts'

/** Words of the document that may sound like blame, and their location. */
export type RemainingFinding = { text: MeetingText; finding: BlameFinding }

/**
 * The wording left to review before the report is shared: only for whoever leads or owns the postmortem, on their own
 * page. `isChecking` is true until everything has been checked once.
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
  // biome-ignore lint/correctness/useExhaustiveDependencies: any change of the document triggers a new check
  useEffect(() => {
    if (!isFor) return
    let isCurrent = true
    const timer = setTimeout(
      async () => {
        await language.checkAll()
        if (isCurrent) setIsChecking(false)
      },
      isChecking ? 0 : CHECK_DEBOUNCE_MS,
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
      const dismissed = language.dismissals.get(key)
      return known.result.findings
        .filter(({ kind }) => !dismissed.has(kind))
        .map((finding): RemainingFinding => ({ text, finding }))
    })
  }, [language, snapshot, version, dismissals, isFor])

  return {
    findings,
    isChecking: isFor && isChecking,
    /** Dismisses a finding in its text. */
    dismiss: ({ text, finding }: RemainingFinding): void => language.dismissals.dismiss(textKey(text), finding.kind),
  }
}
