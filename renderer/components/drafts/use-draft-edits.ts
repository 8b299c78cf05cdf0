import {
  type ComparedSentence,
  declineSentence,
  removeSentences,
  replaceSentence,
  takeSentences,
} from '../../../shared/document/drafts'
import { useEditing, useOpenMeeting } from '../../stores/meeting-context'
import { announce } from '../../stores/ui'
import type { Drafted } from '../../stores/use-drafted'

/** What a person can do with the sentences of a draft; each is one step of Undo, and is announced. */
export const useDraftEdits = ({ draft, place, compared }: Drafted) => {
  const { doc, author } = useEditing()
  const { session } = useOpenMeeting()
  /** A row, and what is remembered of it, are two transactions. */
  const asOneStep = (edit: () => void): void => {
    if (place.kind === 'text') edit()
    else
      void session.undo.asOneStep(async (slice) => {
        slice(edit)
        return true
      })
  }
  return {
    take: (list: readonly ComparedSentence[]): void => {
      asOneStep(() => takeSentences(doc, author, draft, place, compared.sentences, list))
      announce(`Added to ${draft.title}`)
    },
    replace: (sentence: ComparedSentence): void => {
      replaceSentence(doc, draft, place, sentence)
      announce(`Replaced in ${draft.title}`)
    },
    remove: (list: readonly ComparedSentence[]): void => {
      asOneStep(() => removeSentences(doc, author, draft, place, list))
      announce(`Removed from ${draft.title}`)
    },
    decline: (sentence: ComparedSentence): void => {
      declineSentence(doc, draft, sentence)
      announce(sentence.state === 'new' ? 'Left out' : 'Kept as it is')
    },
  }
}
