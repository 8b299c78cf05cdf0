import { useState } from 'react'
import { openSample, startPostmortem } from '../../commands/library'
import { Button } from '../../components/Button'
import { changeSettingsOrToast } from '../../components/change-settings-or-toast'
import { PlainField } from '../../components/PlainField'
import { useSettings } from '../../stores/settings'
import styles from './FirstRun.module.css'
import { MeetingPicture } from './MeetingPicture'

const steps = [
  ['Prepare', 'Fill in what you know, build the timeline from your records, and share the draft a day ahead.'],
  ['Meet', 'One clock leads everyone from impact to actions. All of you write in the same document.'],
  ['Follow up', 'Share a readable report, and keep a short list of actions in sight until they’re done.'],
] as const

/** The first minute: who you are, what this is, and a real meeting to look at. */
export const FirstRun = ({ hasDocuments }: { hasDocuments: boolean }) => {
  const settings = useSettings()
  const [isOpening, setIsOpening] = useState(false)
  return (
    <section className={styles.first} aria-label="Welcome">
      <div className={styles.words}>
        <h2>Run a postmortem that looks at the system, not at people</h2>
        <ol className={styles.steps}>
          {steps.map(([title, text]) => (
            <li key={title}>
              <h3>{title}</h3>
              <p>{text}</p>
            </li>
          ))}
        </ol>
        <div className={styles.name}>
          <PlainField
            label="Your name, as others will see it"
            value={settings.name}
            placeholder="For example, Dana"
            onCommit={(name) => void changeSettingsOrToast({ name: name.trim() })}
          />
        </div>
        <div className={styles.buttons}>
          <Button
            disabled={isOpening}
            onClick={() => {
              setIsOpening(true)
              void openSample().finally(() => setIsOpening(false))
            }}
          >
            Open the sample meeting
          </Button>
          {hasDocuments ? (
            <Button look="quiet" onClick={() => void changeSettingsOrToast({ hasSeenTour: true })}>
              Hide this
            </Button>
          ) : (
            <Button
              look="quiet"
              onClick={() => {
                void changeSettingsOrToast({ hasSeenTour: true })
                void startPostmortem()
              }}
            >
              Start with an empty one
            </Button>
          )}
        </div>
        <p className={styles.about}>
          The sample is a real incident, GitLab.com’s database outage of January 2017, with a tour of three steps.
        </p>
      </div>
      <MeetingPicture />
    </section>
  )
}
