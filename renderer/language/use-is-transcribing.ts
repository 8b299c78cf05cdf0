import { useEffect } from 'react'
import { findRoleHolder } from '../../shared/meeting/people/roles'
import { useMeeting, useOpenMeeting } from '../stores/meeting-context'

/** Whether this person is writing down what others say: the note-taker, while the meeting runs. */
export const useIsTranscribing = (): boolean => {
  const { author } = useOpenMeeting()
  return useMeeting(({ run, roster }) => {
    const person = findRoleHolder(roster, 'note-taker')
    return run.state.phase === 'running' && person !== undefined && person.ids.includes(author.person ?? '')
  })
}

/** Distinguishes what the note-taker writes down from their own words. */
export const useTranscription = (): void => {
  const { language } = useOpenMeeting()
  const isTranscribing = useIsTranscribing()
  useEffect(() => language.ownWords.setTranscribing(isTranscribing), [language, isTranscribing])
}
