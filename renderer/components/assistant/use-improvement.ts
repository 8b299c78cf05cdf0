import { useEffect, useRef, useState } from 'react'
import type { DraftSentence } from '../../../shared/document/drafts'
import { host } from '../../host'

/** A request as it is shown, with what its answer is made of. */
export type Prepared = {
  address: string
  /** Sent byte for byte. */
  body: string
  from: readonly DraftSentence[]
  /** Whether the text so far goes along. */
  hasText: boolean
  /** Puts what was replaced back into the answer. */
  show: (text: string) => string
}

export type Phase =
  | { kind: 'choosing'; failure?: string }
  | { kind: 'waiting' }
  | { kind: 'answered'; text: string; prepared: Prepared }

/** Asks the assistant when told to. Stopping, or leaving the dialog, ends the request. */
export const useImprovement = () => {
  const [phase, setPhase] = useState<Phase>({ kind: 'choosing' })
  const running = useRef<AbortController>(undefined)
  useEffect(() => () => running.current?.abort(), [])

  const send = async (prepared: Prepared): Promise<void> => {
    const controller = new AbortController()
    running.current = controller
    setPhase({ kind: 'waiting' })
    try {
      const { address, body } = prepared
      const answer = await host.call('assistant.improve', { address, body }, { signal: controller.signal })
      if (controller.signal.aborted) return
      if (answer.ok) setPhase({ kind: 'answered', text: prepared.show(answer.value.text), prepared })
      else setPhase({ kind: 'choosing', failure: answer.failure.sentence })
    } catch (reason) {
      if (!controller.signal.aborted) throw reason
    }
  }
  return {
    phase,
    send,
    stop: (): void => {
      running.current?.abort()
      setPhase({ kind: 'choosing', failure: 'You stopped the request. Nothing has changed.' })
    },
  }
}
