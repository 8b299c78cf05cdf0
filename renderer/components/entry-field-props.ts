import type { FocusEvent, MouseEvent } from 'react'
import type { useFieldWording } from '../language/use-field-wording'
import type { useMentions } from './use-mentions'
import type { usePastedRows } from './use-pasted-rows'

type Parts = {
  mentions: ReturnType<typeof useMentions>
  /** Missing where pasted lines are no rows of their own. */
  pasted?: ReturnType<typeof usePastedRows>
  wording: ReturnType<typeof useFieldWording>
}

/**
 * Combines what an entry field does besides typing: completes names, accepts several pasted lines, and marks wording.
 */
export const entryFieldProps = ({ mentions, pasted, wording }: Parts) => ({
  ...mentions.fieldProps,
  onSelect: mentions.updateMention,
  onFocus: wording.onFocus,
  onBlur: ({ relatedTarget }: FocusEvent) => {
    mentions.close()
    wording.onBlur(relatedTarget)
  },
  onClick: ({ clientX, clientY }: MouseEvent) => wording.onClick(clientX, clientY),
  onPaste: pasted?.onPaste,
  onDrop: pasted?.onDrop,
})
