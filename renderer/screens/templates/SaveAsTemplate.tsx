import { type FormEvent, useId, useState } from 'react'
import { useStore } from 'zustand'
import {
  builtInTemplates,
  findByName,
  identityFor,
  listParts,
  templateFacts,
  templateOfDocument,
} from '../../../shared/document/templates'
import { countText } from '../../../shared/meeting/format'
import { MAX_TEMPLATE_NAME_CHARS, MAX_TEMPLATE_TEXT_CHARS } from '../../../shared/protocol/templates'
import { Button } from '../../components/Button'
import { FileProblems } from '../../components/FileProblems'
import { toast } from '../../components/Toasts'
import { useMeeting, useOpenMeeting } from '../../stores/meeting-context'
import { useOwnCards, useReadOwnCards } from '../../stores/own-cards'
import { usePolicies, useReadPolicies } from '../../stores/policies'
import { saveTemplate, useOwnTemplates, useReadTemplates } from '../../stores/templates'
import { DraftField } from '../policies/DraftField'
import styles from './Templates.module.css'

/** Makes a template of the open postmortem, for those who have a folder of their own. */
export const SaveAsTemplate = () => {
  useReadTemplates()
  useReadPolicies()
  useReadOwnCards()
  const { session } = useOpenMeeting()
  const isOwn = useStore(session.connection, ({ kind }) => kind === 'own')
  const own = useOwnTemplates()
  if (!isOwn || !own) return null
  return (
    <section className={styles.save} aria-labelledby="save-template">
      <header>
        <h3 id="save-template">Save as template</h3>
        <p className={styles.hint}>
          The agenda, report sections, rules, hints and prompt cards of this postmortem, to start others from. Nothing
          that you have written is in it, and nobody’s name.
        </p>
      </header>
      <FileProblems messages={own.problems.map(({ message }) => message)} />
      <Form />
    </section>
  )
}

const purposeAdvice = `Shorten it to at most ${MAX_TEMPLATE_TEXT_CHARS} characters.`
const isTooLong = (purpose: string): boolean => purpose.trim().length > MAX_TEMPLATE_TEXT_CHARS

const findNameFault = (name: string): string | undefined => {
  if (name.trim() === '') return 'Give the template a name.'
  if (name.trim().length > MAX_TEMPLATE_NAME_CHARS)
    return `Shorten the name to at most ${MAX_TEMPLATE_NAME_CHARS} characters.`
  return undefined
}

const Form = () => {
  const { mirror } = useOpenMeeting()
  const own = useOwnTemplates()
  const policies = usePolicies()
  const cards = useOwnCards()?.cards ?? []
  const note = useMeeting((snapshot) => snapshot.templateNote)
  const former = own?.templates.find(({ id }) => id === note.id)
  const [name, setName] = useState(former?.name ?? '')
  const [purpose, setPurpose] = useState(former?.purpose ?? '')
  const [withCards, setWithCards] = useState(false)
  const [faults, setFaults] = useState<{ name?: string; purpose?: string }>({})
  const status = useId()
  const templates = own?.templates ?? []
  const replaced = findByName(name, templates)
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const nameFault = findNameFault(name)
    setFaults({ ...(nameFault && { name: nameFault }), ...(isTooLong(purpose) && { purpose: purposeAdvice }) })
    if (nameFault || isTooLong(purpose)) return
    const identity = identityFor(
      name,
      templates,
      builtInTemplates.map(({ id }) => id),
    )
    const template = templateOfDocument(
      mirror.getState(),
      { ...identity, name: name.trim(), purpose: purpose.trim() },
      { policies: policies?.rules ?? {}, cards: withCards ? cards : [] },
    )
    const failure = await saveTemplate(template)
    if (failure) return setFaults({ name: failure.sentence })
    const facts = templateFacts(template).join(', ')
    toast(
      listParts(template).length > 0
        ? `“${template.name}” was saved: ${facts}. Choose it with New from a template.`
        : `“${template.name}” was saved. It has nothing that is not usual yet.`,
    )
  }
  const change = (set: (value: string) => void) => (value: string) => {
    set(value)
    setFaults({})
  }
  return (
    <form className={styles.form} aria-label="Save as template" onSubmit={(event) => void save(event)}>
      <DraftField
        label="Name"
        value={name}
        fault={faults.name}
        isDisabled={own?.canChange !== true}
        placeholder="Large outage"
        onChange={change(setName)}
      />
      <DraftField
        label="What it is good for (optional)"
        value={purpose}
        fault={faults.purpose}
        isDisabled={own?.canChange !== true}
        isLong
        onChange={change(setPurpose)}
      />
      {cards.length > 0 && (
        <label className={styles.tick}>
          <input type="checkbox" checked={withCards} onChange={({ target }) => setWithCards(target.checked)} />
          Take my own prompt cards along ({countText(cards.length, 'card')})
        </label>
      )}
      <p id={status} role="status" className={styles.hint}>
        {replaced
          ? `This replaces version ${replaced.version} of the template. Postmortems that were made from it are offered what is new.`
          : ''}
      </p>
      <div className={styles.buttons}>
        <Button type="submit" aria-describedby={status} disabled={own?.canChange !== true}>
          Save template
        </Button>
      </div>
    </form>
  )
}
