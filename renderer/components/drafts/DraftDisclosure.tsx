import { FileText } from 'lucide-react'
import { type ReactNode, useId, useState } from 'react'
import { type DraftId, drafts } from '../../../shared/document/drafts'
import { type Drafted, useDrafted } from '../../stores/use-drafted'
import { ImproveButton } from '../assistant/ImproveButton'
import { Button } from '../Button'
import { useFocusBack } from '../focus'
import { DraftPanel } from './DraftPanel'

const lists = Object.fromEntries(drafts.map((one) => [one.id, [one]]))

/** `3 facts have changed since`, as long as that is so. */
export const changedText = (changed: number): string =>
  changed === 1 ? '1 fact has changed since' : `${changed} facts have changed since`

/** The button that opens a draft, and the draft. */
export const DraftDisclosure = ({ draft }: { draft: DraftId }) => {
  const [drafted] = useDrafted(lists[draft] ?? [])
  if (!drafted) return null
  const { changed } = drafted.compared
  const text = changed > 0 ? changedText(changed) : 'Draft from facts'
  return (
    <Disclosure drafted={drafted} label={`${text}: ${drafted.draft.title}`}>
      {text}
    </Disclosure>
  )
}

/** A button with the draft that it opens; its `label` begins with what is shown on it. */
export const Disclosure = ({ drafted, label, children }: { drafted: Drafted; label?: string; children: ReactNode }) => {
  const [isOpen, setIsOpen] = useState(false)
  const panel = useId()
  const opener = useFocusBack(isOpen)
  return (
    <>
      <Button
        ref={opener}
        look="quiet"
        size="small"
        icon={<FileText />}
        aria-label={label}
        aria-expanded={isOpen}
        aria-controls={isOpen ? panel : undefined}
        onClick={() => setIsOpen(!isOpen)}
      >
        {children}
      </Button>
      {isOpen && (
        <DraftPanel id={panel} drafted={drafted} onClose={() => setIsOpen(false)}>
          <ImproveButton drafted={drafted} />
        </DraftPanel>
      )}
    </>
  )
}
