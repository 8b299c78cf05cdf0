import { useMemo, useState } from 'react'
import { toMeeting } from '../../../shared/document'
import { createRequest, createStandIns, writeRequest } from '../../../shared/document/assistant'
import type { ComparedSentence } from '../../../shared/document/drafts'
import { type AssistantSettings, MAX_ASSISTANT_REQUEST_CHARS } from '../../../shared/protocol/assistant'
import { useOpenMeeting } from '../../stores/meeting-context'
import type { DraftedText } from './AssistantDialog'
import type { Prepared } from './use-improvement'

const asItIs = { hide: (text: string): string => text, show: (text: string): string => text }

/** What would be sent to the assistant, and what a person can choose about it. */
export const usePrepared = (
  { draft, place, compared, snapshot }: DraftedText,
  { address, model }: AssistantSettings,
) => {
  const { session } = useOpenMeeting()
  const offered = compared.sentences.filter(({ state }) => state !== 'gone')
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(
    () => new Set(offered.flatMap(({ id, state }) => (state === 'declined' ? [id] : []))),
  )
  const [sendsText, setSendsText] = useState(true)
  const [hidesNames, setHidesNames] = useState(true)
  const standIns = useMemo(
    () => createStandIns({ snapshot, content: () => toMeeting(session.doc), now: session.clock.now() }),
    [snapshot, session],
  )
  const { hide, show } = hidesNames ? standIns : asItIs
  const isChosen = ({ id }: ComparedSentence): boolean => !leftOut.has(id)
  const from = offered.filter(isChosen)
  const hasText = sendsText && place.text.trim() !== ''
  const request = createRequest(model, {
    title: draft.title,
    facts: from.map(({ text }) => hide(text)),
    written: hasText ? hide(place.text) : '',
  })
  const body = writeRequest(request)
  const prepared: Prepared = { address, body, from, hasText, show }
  return {
    offered,
    isChosen,
    toggle: (id: string): void =>
      setLeftOut((before) => {
        const next = new Set(before)
        if (!next.delete(id)) next.add(id)
        return next
      }),
    canSendText: place.text.trim() !== '',
    sendsText,
    setSendsText,
    hidesNames,
    setHidesNames,
    request,
    prepared,
    isTooLong: body.length > MAX_ASSISTANT_REQUEST_CHARS,
    isEmpty: (from.length === 0 && !hasText) || body.length > MAX_ASSISTANT_REQUEST_CHARS,
  }
}

export type Choices = ReturnType<typeof usePrepared>
