import { BookOpen, Check } from 'lucide-react'
import { useState } from 'react'
import { groundRules } from '../../../shared/guide'
import { openingStage } from '../../../shared/stages/opening'
import { accepted, opening } from '../../../shared/stages/opening/model'
import { Button } from '../../components/Button'
import { useFocusBack } from '../../components/focus'
import { ReadAloud } from '../../components/ReadAloud'
import { useNames } from '../../components/use-names'
import { useEditing, useStageData } from '../../stores/meeting-context'
import styles from './Opening.module.css'

const items = groundRules.map((text, index) => ({ id: String(index), text }))

/** The rules of the conversation, read out one by one, and everybody's yes to them. */
export const GroundRules = () => {
  const { doc, isReadOnly } = useEditing()
  const { areRulesRead } = useStageData(openingStage).opening
  const [isReading, setIsReading] = useState(false)
  const opener = useFocusBack(isReading)
  const setRead = (isRead: boolean): void => opening.change(doc, { areRulesRead: isRead })
  return (
    <section aria-labelledby="opening-rules">
      <div className={styles.row}>
        <h3 id="opening-rules">Ground rules</h3>
        {!isReadOnly && !isReading && (
          <span className={styles.buttons}>
            <Button ref={opener} look="quiet" size="small" icon={<BookOpen />} onClick={() => setIsReading(true)}>
              Read aloud
            </Button>
            <Button
              look={areRulesRead ? 'quiet' : 'plain'}
              size="small"
              icon={areRulesRead ? <Check /> : undefined}
              aria-pressed={areRulesRead}
              onClick={() => setRead(!areRulesRead)}
            >
              Rules read
            </Button>
          </span>
        )}
      </div>
      {isReading ? (
        <ReadAloud
          label="Ground rules, read aloud"
          items={items}
          next="Next rule"
          last="Rules read"
          onEnd={() => {
            setRead(true)
            setIsReading(false)
          }}
          onCancel={() => setIsReading(false)}
        />
      ) : (
        <ol className={styles.rules}>
          {groundRules.map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ol>
      )}
      <Acceptance />
    </section>
  )
}

const Acceptance = () => {
  const { doc, author, isReadOnly } = useEditing()
  const yes = useStageData(openingStage).accepted
  const names = useNames()
  const everyone = [author.name, ...names.filter((name) => name.toLowerCase() !== author.name.toLowerCase())].filter(
    Boolean,
  )
  const said = everyone.filter((name) => name in yes)
  const toggle = (name: string): void => accepted.set(doc, name, name in yes ? undefined : true)
  return (
    <div className={styles.acceptance}>
      <p className={styles.small} aria-live="polite">
        {said.length === 0
          ? 'Can everyone talk by these rules? Each says yes for themselves; somebody typing for a room may press for others.'
          : `${said.length} of ${everyone.length} said yes`}
      </p>
      <ul className={styles.people} aria-label="Who said yes">
        {everyone.map((name) => (
          <li key={name}>
            <Button
              size="small"
              aria-pressed={name in yes}
              disabled={isReadOnly}
              icon={name in yes ? <Check /> : undefined}
              aria-label={`${name} says yes`}
              onClick={() => toggle(name)}
            >
              {name}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}
