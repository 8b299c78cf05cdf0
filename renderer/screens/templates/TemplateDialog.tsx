import { Trash2 } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { builtInTemplates, guideTemplates, templateFacts, wayTemplates } from '../../../shared/document/templates'
import type { PostmortemTemplate } from '../../../shared/protocol/templates'
import { createPostmortem } from '../../commands/library'
import { Button } from '../../components/Button'
import { changeSettingsOrToast } from '../../components/change-settings-or-toast'
import { Dialog } from '../../components/Dialog'
import { FileProblems } from '../../components/FileProblems'
import { toast } from '../../components/Toasts'
import { useSettings } from '../../stores/settings'
import {
  removeTemplate,
  saveTemplate,
  useOwnTemplates,
  useReadTemplates,
  useTemplatesFailure,
} from '../../stores/templates'
import styles from './Templates.module.css'

/** What every postmortem is unless a template is chosen. */
const usual: PostmortemTemplate = {
  id: '',
  version: 1,
  name: 'Usual postmortem',
  purpose: 'The usual agenda, and the sections that every report has.',
}

/** Starts a postmortem from a template: the usual one, a team's own, or one of the guides. */
export const TemplateDialog = ({ onClose }: { onClose: () => void }) => {
  useReadTemplates()
  const own = useOwnTemplates()
  const failure = useTemplatesFailure()
  const { template: last } = useSettings()
  const [choice, setChoice] = useState(last)
  const [isCreating, setIsCreating] = useState(false)
  const [fault, setFault] = useState<string>()
  const form = useId()
  const list = useRef<HTMLDivElement>(null)
  // The dialog has focused its first control by now, which may not be the choice.
  useEffect(() => list.current?.querySelector<HTMLElement>('input:checked')?.focus(), [])
  const ownOnes = own?.templates ?? []
  const all = [usual, ...ownOnes, ...builtInTemplates]
  // One that is gone by now is no choice.
  const chosen = all.find(({ id }) => id === choice) ?? usual
  const create = async (): Promise<void> => {
    if (isCreating) return
    setIsCreating(true)
    const problem = await createPostmortem(chosen.id)
    setIsCreating(false)
    if (problem) return setFault(problem.sentence)
    if (chosen.id !== last) void changeSettingsOrToast({ template: chosen.id })
    onClose()
  }
  const row = (template: PostmortemTemplate, isOwn = false) => (
    <TemplateRow
      key={template.id}
      template={template}
      isChosen={template.id === chosen.id}
      canRemove={isOwn && own?.canChange === true}
      onChoose={() => setChoice(template.id)}
    />
  )
  return (
    <Dialog
      title="New from a template"
      size="l"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={form} look="primary" aria-disabled={isCreating || undefined}>
            Create postmortem
          </Button>
        </>
      }
    >
      <form
        id={form}
        className={styles.form}
        aria-label="Templates"
        onSubmit={(event) => {
          event.preventDefault()
          void create()
        }}
      >
        <FileProblems messages={own?.problems.map(({ message }) => message) ?? []} />
        {failure && !own && (
          <p role="alert" className={styles.notice}>
            {failure.sentence}
          </p>
        )}
        <div ref={list} className={styles.list}>
          <div className={styles.group}>{[usual, ...wayTemplates].map((one) => row(one))}</div>
          {ownOnes.length > 0 && <Group title="Your own">{ownOnes.map((one) => row(one, true))}</Group>}
          <Group title="From the guides">{guideTemplates.map((one) => row(one))}</Group>
        </div>
        {own && ownOnes.length === 0 && (
          <p className={styles.hint}>
            To make one of your own, open a postmortem that has what you want, and save it as a template in Prepare.
          </p>
        )}
        {fault && (
          <p role="alert" className={styles.notice}>
            {fault}
          </p>
        )}
      </form>
    </Dialog>
  )
}

const Group = ({ title, children }: { title: string; children: ReactNode }) => (
  <fieldset className={styles.group}>
    <legend>{title}</legend>
    {children}
  </fieldset>
)

type RowProps = { template: PostmortemTemplate; isChosen: boolean; canRemove: boolean; onChoose: () => void }

const TemplateRow = ({ template, isChosen, canRemove, onChoose }: RowProps) => {
  const { name, purpose } = template
  // Its name may say the same.
  const facts = templateFacts(template).filter((fact) => fact !== name)
  const id = useId()
  return (
    <div className={styles.row} data-chosen={isChosen || undefined}>
      <label>
        <input
          type="radio"
          name="template"
          aria-label={name}
          aria-describedby={id}
          checked={isChosen}
          onChange={onChoose}
        />
        <span className={styles.words}>
          <span className={styles.name} dir="auto">
            {name}
          </span>
          <span id={id}>
            {purpose && (
              <span className={styles.purpose} dir="auto">
                {purpose}
              </span>
            )}
            {facts.length > 0 && <span className={styles.facts}>{facts.join(' · ')}</span>}
          </span>
        </span>
      </label>
      {canRemove && (
        <Button
          look="quiet"
          size="small"
          icon={<Trash2 />}
          label={`Remove the template ${name}`}
          onClick={() => void remove(template)}
        />
      )}
    </div>
  )
}

/** Removes a template, and offers to bring it back. Postmortems that were made from it keep what they have. */
const remove = async (template: PostmortemTemplate): Promise<void> => {
  const failure = await removeTemplate(template.id)
  if (failure) return toast(failure.sentence)
  toast(`The template “${template.name}” was removed. Postmortems keep what they have of it.`, {
    label: 'Undo',
    run: () => void saveTemplate(template).then((problem) => problem && toast(problem.sentence)),
  })
}
