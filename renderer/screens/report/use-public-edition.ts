import { useCallback, useMemo, useRef, useState } from 'react'
import { type ExportSource, findInDocument, toPublicEdition } from '../../../shared/document/exports'
import { addRemembered, type Decision, decide, type Mention } from '../../../shared/libs/stand-ins'
import { toast } from '../../components/Toasts'
import { useRememberedStandIns } from '../../stores/stand-ins'

type Found = { mentions: readonly Mention[]; decisions: Decision[] }

const nothing: Found = { mentions: [], decisions: [] }

/**
 * A public edition while somebody prepares it: what was found, and what becomes of each. `source` changes with the
 * document; nothing is looked for until the edition is wanted.
 */
export const usePublicEdition = (source: ExportSource) => {
  const { remembered, remember } = useRememberedStandIns()
  const [isOn, setIsOn] = useState(false)
  // Decisions of this edition so far, so that a stand-in does not change when others edit the document.
  const [made, setMade] = useState<readonly Decision[]>([])
  const found = useMemo((): Found => {
    if (!isOn || !remembered) return nothing
    const mentions = findInDocument(source)
    return { mentions, decisions: decide(mentions, addRemembered(remembered, made)) }
  }, [isOn, source, remembered, made])

  const latest = useRef(found)
  latest.current = found
  const change = useCallback(
    (texts: readonly string[], values: Partial<Pick<Decision, 'standIn' | 'isKept'>>): void => {
      const changed = new Set(texts)
      setMade(latest.current.decisions.map((one) => (changed.has(one.text) ? { ...one, ...values } : one)))
    },
    [],
  )

  return {
    isOn,
    canTurnOn: remembered !== undefined,
    setIsOn,
    ...found,
    change,
    /** What is exported, and keeps its decisions for the next time. */
    publish: (current: ExportSource): ExportSource => {
      if (!isOn) return current
      const decisions = decide(findInDocument(current), addRemembered(remembered ?? [], found.decisions))
      void remember(decisions).then((isKept) => {
        if (!isKept) toast('Your stand-ins couldn’t be kept for the next time.')
      })
      return toPublicEdition(current, decisions)
    },
  }
}
