import { Plus } from 'lucide-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { addProblem, MAX_PROBLEMS, type WhyProblem } from '../../../shared/stages/five-whys/model'
import { isComposing } from '../../commands/keys'
import { Button } from '../../components/Button'
import { EmptyState } from '../../components/EmptyState'
import { focusOnMount, useFocusBack } from '../../components/focus'
import { NewRow } from '../../components/NewRow'
import { usePresented } from '../../components/presented'
import { useEditing } from '../../stores/meeting-context'
import styles from './FiveWhys.module.css'

type Props = {
  all: readonly WhyProblem[]
  current: string | undefined
  onChoose: (id: string) => void
  onAdded: (id: string) => void
}

const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 }

/** Up to three problems as tabs; one is discussed at a time. */
export const ProblemTabs = ({ all, current, onChoose, onAdded }: Props) => {
  const { isReadOnly } = useEditing()
  const isPresented = usePresented()
  const [isAdding, setIsAdding] = useState(false)
  const opener = useFocusBack(isAdding)
  const tabs = useRef<HTMLDivElement>(null)
  const walk = (event: KeyboardEvent): void => {
    const by = steps[event.key]
    if (by === undefined || isComposing(event)) return
    const at = all.findIndex((problem) => problem.id === current)
    const next = all[(at + by + all.length) % all.length]
    if (!next) return
    event.preventDefault()
    onChoose(next.id)
    tabs.current?.querySelector<HTMLElement>(`#why-tab-${next.id}`)?.focus()
  }
  if (all.length === 0) {
    return (
      <EmptyState
        message="Choose one to three problems to ask about: what users felt, or what surprised you most."
        example={isReadOnly ? undefined : 'The data of the production database was removed'}
        action={<AddProblem onAdded={onAdded} />}
      />
    )
  }
  if (isPresented) {
    const at = all.findIndex((problem) => problem.id === current)
    return all.length > 1 ? <p className={styles.which}>{`Problem ${at + 1} of ${all.length}`}</p> : null
  }
  const hasRoom = !isReadOnly && all.length < MAX_PROBLEMS
  return (
    <div className={styles.head}>
      {all.length > 0 && (
        <div ref={tabs} role="tablist" aria-label="Problems" className={styles.tabs} onKeyDown={walk}>
          {all.map((problem, index) => (
            <button
              key={problem.id}
              type="button"
              id={`why-tab-${problem.id}`}
              role="tab"
              aria-selected={problem.id === current}
              aria-controls={problem.id === current ? 'why-panel' : undefined}
              tabIndex={problem.id === current ? 0 : -1}
              className={styles.tab}
              aria-label={`Problem ${index + 1}: ${problem.text}`}
              title={problem.text}
              onClick={() => onChoose(problem.id)}
            >
              {/* The open problem's text is below, where it can be edited. */}
              <span className={styles.tabText}>
                {(problem.id !== current && problem.text.trim()) || `Problem ${index + 1}`}
              </span>
            </button>
          ))}
        </div>
      )}
      {hasRoom && !isAdding && (
        <Button ref={opener} look="quiet" size="small" icon={<Plus />} onClick={() => setIsAdding(true)}>
          Add problem
        </Button>
      )}
      {hasRoom && isAdding && (
        <AddProblem
          hasFocus
          onLeave={() => setIsAdding(false)}
          onAdded={(id) => {
            setIsAdding(false)
            onAdded(id)
          }}
        />
      )}
    </div>
  )
}

type AddProps = { onAdded: (id: string) => void; onLeave?: () => void; hasFocus?: boolean }

const AddProblem = ({ onAdded, onLeave, hasFocus = false }: AddProps) => {
  const { doc, author } = useEditing()
  return (
    <div className={styles.addProblem}>
      <NewRow
        isSingle
        draftKey="whys.problem"
        label="New problem"
        placeholder="What happened that we should look into?"
        button="Add problem"
        size="m"
        ref={hasFocus ? focusOnMount : undefined}
        onKeyDown={({ key }) => key === 'Escape' && onLeave?.()}
        onAdd={(text) => onAdded(addProblem(doc, author, text))}
      />
    </div>
  )
}
