import { useId, useState } from 'react'
import { type TemplatePart, takeParts, type Upgrade } from '../../../shared/document/templates'
import type { PostmortemTemplate } from '../../../shared/protocol/templates'
import { Button } from '../../components/Button'
import { useEditing, useOpenMeeting } from '../../stores/meeting-context'
import { announce } from '../../stores/ui'
import { partDetail, partKindLabels, partName } from './part-words'
import styles from './Templates.module.css'
import { useNewerTemplate } from './use-newer-template'

/** What the postmortem's template has gained since, to be ticked; nothing if there is nothing new. */
export const NewInTemplate = () => {
  const newer = useNewerTemplate()
  return newer ? <Offer key={`${newer.template.id} ${newer.template.version}`} {...newer} /> : null
}

const Offer = ({ template, upgrade }: { template: PostmortemTemplate; upgrade: Upgrade }) => {
  const { doc, author } = useEditing()
  const { session } = useOpenMeeting()
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set())
  const heading = useId()
  const { offered, known } = upgrade
  const taken = offered.filter(({ key }) => !leftOut.has(key))
  const take = (chosen: readonly TemplatePart[], words: string): void => {
    const declined = offered.filter((part) => !chosen.includes(part))
    void session.undo.asOneStep(async (slice) => {
      slice(() => takeParts(doc, author, template, { taken: chosen, declined, known }))
      return true
    })
    announce(words)
  }
  const toggle = (key: string): void => {
    const next = new Set(leftOut)
    if (!next.delete(key)) next.add(key)
    setLeftOut(next)
  }
  return (
    <section className={styles.offer} aria-labelledby={heading}>
      <header>
        <h3 id={heading}>New in version {template.version}</h3>
        <p className={styles.hint}>
          Add what you want to have here. Nothing that you have written, chosen or removed changes.
        </p>
      </header>
      <ul className={styles.parts}>
        {offered.map((part) => (
          <PartRow key={part.key} part={part} isTaken={!leftOut.has(part.key)} onToggle={() => toggle(part.key)} />
        ))}
      </ul>
      <div className={styles.buttons}>
        <Button
          look="primary"
          aria-disabled={taken.length === 0 || undefined}
          onClick={() => taken.length > 0 && take(taken, 'What is new was added.')}
        >
          Add what is ticked
        </Button>
        <Button look="quiet" onClick={() => take([], 'Everything stays as it is.')}>
          Add nothing
        </Button>
      </div>
    </section>
  )
}

type RowProps = { part: TemplatePart; isTaken: boolean; onToggle: () => void }

const PartRow = ({ part, isTaken, onToggle }: RowProps) => {
  const detail = partDetail(part)
  return (
    <li>
      <label className={styles.part}>
        <input type="checkbox" checked={isTaken} onChange={onToggle} />
        <span className={styles.kind}>{partKindLabels[part.kind]}</span>
        <span className={styles.words} dir="auto">
          {partName(part)}
          {detail && <span className={styles.purpose}>{detail}</span>}
        </span>
      </label>
    </li>
  )
}
