import { useEffect } from 'react'
import { useStore } from 'zustand'
import { listTexts, type MeetingText, type Snapshot, textKey } from '../../shared/document'
import type { ActionFinding } from '../../shared/libs/blameless'
import { isFinished } from '../../shared/meeting/commitments'
import type { FieldRef } from '../../shared/stages/contract'
import { useMeeting, useOpenMeeting } from '../stores/meeting-context'
import { CHECK_DEBOUNCE_MS } from './changed-texts'
import type { LanguageCheck } from './language-check'

/** An action that could be more specific, with the question that would make it so. */
export type VagueAction = { text: MeetingText; finding: ActionFinding }

const isAction = ({ isAction: is }: MeetingText): boolean => is === true

/** Keeps the actions of the meeting checked: all of them for whoever leads, and for others those that they wrote. */
export const useActionChecks = (): void => {
  const { language, isFacilitator, isReadOnly } = useOpenMeeting()
  const commitments = useMeeting((snapshot) => snapshot.commitments)
  // biome-ignore lint/correctness/useExhaustiveDependencies: it runs whenever an action has changed
  useEffect(() => {
    if (isReadOnly) return
    const isMine = (text: MeetingText): boolean => isFacilitator || language.ownWords.wrote(text.ref)
    const timer = setTimeout(() => void language.checkAll((text) => isAction(text) && isMine(text)), CHECK_DEBOUNCE_MS)
    return () => clearTimeout(timer)
  }, [language, commitments, isFacilitator, isReadOnly])
}

/** What would make an action specific; undefined if it is specific or has not been checked. */
export const useActionHint = (ref: FieldRef, text: string): ActionFinding | undefined => {
  const { language, isReadOnly } = useOpenMeeting()
  useStore(language.version)
  const known = isReadOnly ? undefined : language.checked.get(textKey({ ref }))
  return known?.text.text === text ? known.result.action[0] : undefined
}

/** The open actions that could be more specific, as far as they have been checked. */
export const vagueActions = (snapshot: Snapshot, language: Pick<LanguageCheck, 'checked'>): VagueAction[] => {
  const open = new Set(snapshot.commitments.filter((one) => !isFinished(one)).map(({ id }) => id))
  return listTexts(snapshot).flatMap((text) => {
    const known = language.checked.get(textKey(text))
    const finding = isAction(text) && open.has(text.ref.id) ? known?.result.action[0] : undefined
    return finding && known?.text.text === text.text ? [{ text, finding }] : []
  })
}
