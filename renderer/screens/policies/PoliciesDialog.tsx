import { useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { policyFingerprint } from '../../../shared/meeting/rules'
import {
  actionFieldIds,
  deadlineIds,
  type Policies,
  type PolicyRules,
  postmortemFieldIds,
} from '../../../shared/protocol/policies'
import { Button } from '../../components/Button'
import { Dialog } from '../../components/Dialog'
import { FileProblems } from '../../components/FileProblems'
import { toast } from '../../components/Toasts'
import { savePolicies, usePolicies, usePoliciesFailure, useReadPolicies } from '../../stores/policies'
import { DraftField } from './DraftField'
import { Levels } from './Levels'
import { actionFieldLabels, deadlineLabels, postmortemFieldLabels } from './labels'
import styles from './Policies.module.css'
import { findDraftFaults, type PolicyDraft, toDraft, toPolicies } from './policy-draft'

/** What is being edited, with the policies when that began: closing the dialog keeps it, and reopening it continues. */
type Editing = { draft: PolicyDraft; former: PolicyRules }
const editor = createStore<{ editing?: Editing | undefined }>(() => ({}))

/** The policies of the folder: the severity scale, deadlines, and what is required. */
export const PoliciesDialog = ({ onClose }: { onClose: () => void }) => {
  useReadPolicies()
  const policies = usePolicies()
  const failure = usePoliciesFailure()
  return (
    <Dialog title="Policies" size="l" onClose={onClose}>
      {!policies && !failure && <p aria-busy="true">Reading your policies…</p>}
      {!policies && failure && <p role="alert">{failure.sentence}</p>}
      {policies && <Editor policies={policies} onClose={onClose} />}
    </Dialog>
  )
}

const Editor = ({ policies, onClose }: { policies: Policies; onClose: () => void }) => {
  const { rules, problems, canChange, fileName } = policies
  const editing = useStore(editor, (state) => state.editing)
  // What nobody edits follows the file.
  const current = useMemo(() => toDraft(rules), [rules])
  const draft = editing?.draft ?? current
  const [fault, setFault] = useState<string>()
  const [isChecked, setIsChecked] = useState(false)
  const faults = findDraftFaults(draft)
  const change = (next: Partial<PolicyDraft>): void => {
    editor.setState({ editing: { draft: { ...draft, ...next }, former: editing?.former ?? rules } })
    setFault(undefined)
  }
  const save = async (): Promise<void> => {
    setIsChecked(true)
    if (faults.size > 0) return setFault('Correct the fields that are marked. Nothing has been saved yet.')
    const failure = await savePolicies(toPolicies(draft))
    if (failure) return setFault(failure.sentence)
    editor.setState({ editing: undefined })
    toast('Policies saved. New postmortems carry them; the others are offered them on Prepare.')
    onClose()
  }
  const cancel = (): void => {
    editor.setState({ editing: undefined })
    onClose()
  }
  const shownFaults = isChecked ? faults : new Map<string, string>()
  const isChangedMeanwhile = editing !== undefined && policyFingerprint(editing.former) !== policyFingerprint(rules)
  return (
    <form
      className={styles.form}
      aria-label="Policies"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <FileProblems messages={problems.map(({ message }) => message)} />
      <p className={styles.hint}>
        What your postmortems are judged by. It is kept in {fileName}, beside your postmortems, and each postmortem
        takes a copy along.
      </p>
      <Levels
        levels={draft.levels}
        faults={shownFaults}
        isDisabled={!canChange}
        onChange={(levels) => change({ levels })}
      />
      <section className={styles.part} aria-labelledby="policy-deadlines">
        <h3 id="policy-deadlines">Deadlines</h3>
        {deadlineIds.map((id) => (
          <DraftField
            key={id}
            label={deadlineLabels[id]}
            value={draft.deadlines[id]}
            fault={shownFaults.get(`deadline/${id}`)}
            isDisabled={!canChange}
            isNumber
            onChange={(text) => change({ deadlines: { ...draft.deadlines, [id]: text } })}
          />
        ))}
      </section>
      <Choice
        title="Every action needs"
        ids={actionFieldIds}
        labels={actionFieldLabels}
        chosen={draft.action}
        isDisabled={!canChange}
        onChange={(action) => change({ action })}
      />
      <Choice
        title="Every finished postmortem needs"
        ids={postmortemFieldIds}
        labels={postmortemFieldLabels}
        chosen={draft.postmortem}
        isDisabled={!canChange}
        onChange={(postmortem) => change({ postmortem })}
      />
      {isChangedMeanwhile && (
        <p role="status" className={styles.notice}>
          The policies were changed elsewhere while you were editing them. Saving replaces them with what is here.
        </p>
      )}
      {fault && (
        <p role="alert" className={styles.notice}>
          {fault}
        </p>
      )}
      <div className={styles.buttons}>
        <Button look="quiet" disabled={!canChange} onClick={() => change(toDraft({}))}>
          Use the usual policies
        </Button>
        <Button onClick={cancel}>Cancel</Button>
        <Button type="submit" look="primary" disabled={!canChange}>
          Save policies
        </Button>
      </div>
    </form>
  )
}

type ChoiceProps<T extends string> = {
  title: string
  ids: readonly T[]
  labels: Record<T, string>
  chosen: readonly T[]
  isDisabled: boolean
  onChange: (chosen: readonly T[]) => void
}

const Choice = <T extends string>({ title, ids, labels, chosen, isDisabled, onChange }: ChoiceProps<T>) => (
  <fieldset className={styles.choice} disabled={isDisabled}>
    <legend>{title}</legend>
    {ids.map((id) => (
      <label key={id}>
        <input
          type="checkbox"
          checked={chosen.includes(id)}
          onChange={({ target }) => onChange(ids.filter((one) => (one === id ? target.checked : chosen.includes(one))))}
        />
        {labels[id]}
      </label>
    ))}
  </fieldset>
)
