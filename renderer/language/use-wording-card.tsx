import { type ReactNode, useEffect, useState } from 'react'
import { useCommands } from '../commands/registry'
import { announce } from '../stores/ui'
import type { WordingMark } from './use-wording'
import { WordingCard } from './WordingCard'
import { stopCheckingWording, wordingCommand } from './wording-commands'

type Options = {
  text: string
  marks: readonly WordingMark[]
  dismiss: (mark: WordingMark) => void
  hasFocus: boolean
  target: {
    /** The element that has the focus while the text is typed in. */
    element: () => HTMLElement | null
    /** Where the words of a mark are on the screen; undefined while they are not shown. */
    rectOf: (index: number) => DOMRect | undefined
    /** The index of the caret in the text. */
    caret: () => number
    /** Replaces the marked words, as one undo step. */
    replace: (mark: WordingMark, by: string) => void
  }
  /** Called when the focus has left both text and card. */
  onLeave: () => void
}

/** The card on marked words, opened by key at the caret, or by a click on them. */
export const useWordingCard = ({ text, marks, dismiss, hasFocus, target, onLeave }: Options) => {
  const [opened, setOpened] = useState<number>()
  const mark = opened === undefined ? undefined : marks[opened]

  // biome-ignore lint/correctness/useExhaustiveDependencies: typing closes the card
  useEffect(() => setOpened(undefined), [text])

  const open = (index: number): void => {
    const next = marks[index]
    if (!next) return
    setOpened(index)
    const { reason, ask, rewrite } = next.finding
    const replace = rewrite === undefined ? '' : ` Or write: ${rewrite}. Press Enter to replace.`
    announce(`${reason} Ask instead: ${ask}${replace} Press Tab for more, Esc to close.`)
  }
  const openByKey = (): void => {
    if (marks.length === 0) {
      announce('There are no suggestions on your wording.')
      return
    }
    const caret = target.caret()
    const here = marks.findIndex(({ start, end }) => start <= caret && caret <= end)
    const nearest =
      here >= 0
        ? here
        : Math.max(
            0,
            marks.findLastIndex(({ end }) => end <= caret),
          )
    open(opened === undefined ? nearest : (opened + 1) % marks.length)
  }
  const close = (): void => {
    setOpened(undefined)
    target.element()?.focus()
  }

  const layers: ReactNode = hasFocus && (
    <>
      <WordingKey run={openByKey} />
      {mark && (
        <WordingCard
          finding={mark.finding}
          rectOf={() => target.rectOf(opened ?? 0)}
          element={target.element}
          onReplace={() => {
            close()
            if (mark.finding.rewrite !== undefined) target.replace(mark, mark.finding.rewrite)
            announce('Replaced')
          }}
          onFine={() => {
            close()
            dismiss(mark)
            announce('Not marked here again')
          }}
          onStop={() => {
            close()
            stopCheckingWording()
          }}
          onClose={close}
          onLeave={onLeave}
        />
      )}
    </>
  )
  return {
    layers,
    isOpen: mark !== undefined,
    open,
  }
}

/**
 * Binds the key while the text has the focus, with or without a suggestion: Enter alone would add an unfinished line.
 */
const WordingKey = ({ run }: { run: () => void }) => {
  useCommands([{ ...wordingCommand, isEnabled: true, run }])
  return null
}
