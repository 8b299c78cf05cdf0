import { BookOpen, Check } from 'lucide-react'
import { useState } from 'react'
import { groundRules } from '../../../shared/meeting/content'
import { openingStage } from '../../../shared/stages/opening'
import { opening } from '../../../shared/stages/opening/model'
import { Button } from '../../components/Button'
import { useFocusBack } from '../../components/focus'
import { ReadAloud } from '../../components/ReadAloud'
import { useEditing, useStageData } from '../../stores/meeting-context'
import { Agreement } from './Agreement'
import styles from './Opening.module.css'

const items = groundRules.map((text, index) => ({ id: String(index), text }))

/** The ground rules, read aloud one by one, and everybody's agreement to them. */
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
              {areRulesRead ? 'Read' : 'Mark as read'}
            </Button>
          </span>
        )}
      </div>
      {isReading ? (
        <ReadAloud
          label="Ground rules, read aloud"
          items={items}
          next="Next rule"
          last="Mark as read"
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
      <Agreement />
    </section>
  )
}
