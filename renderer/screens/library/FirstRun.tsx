import { useState } from 'react'
import { openSample, startPostmortem } from '../../commands/library'
import { Button } from '../../components/Button'
import { PlainField } from '../../components/PlainField'
import { changeSettings, useSettings } from '../../stores/settings'
import styles from './LibraryScreen.module.css'

const steps = [
  ['Prepare', 'Fill in what is known, build the timeline from records, and share the draft a day ahead.'],
  [
    'Meet',
    'One clock leads the group from impact to actions. Everybody writes in the same document; only you see the prompt cards.',
  ],
  ['Follow up', 'A readable report, and a short list of actions that stay in sight until they are done.'],
] as const

/** The first minute: who you are, what this is, and a real meeting to look at. */
export const FirstRun = ({ hasDocuments }: { hasDocuments: boolean }) => {
  const settings = useSettings()
  const [isOpening, setIsOpening] = useState(false)
  return (
    <section className={styles.first} aria-label="Welcome">
      <h2>Run a postmortem that looks at the system, not at people</h2>
      <ol className={styles.steps}>
        {steps.map(([title, text]) => (
          <li key={title}>
            <h3>{title}</h3>
            <p>{text}</p>
          </li>
        ))}
      </ol>
      <div className={styles.firstForm}>
        <PlainField
          label="Your name, as others will see it"
          value={settings.name}
          placeholder="For example Dana"
          onCommit={(name) => void changeSettings({ name: name.trim() })}
        />
        <Button
          disabled={isOpening}
          onClick={() => {
            setIsOpening(true)
            void changeSettings({ hasSeenTour: true })
            void openSample().finally(() => setIsOpening(false))
          }}
        >
          Open the sample meeting
        </Button>
        {!hasDocuments && (
          <Button
            look="quiet"
            onClick={() => {
              void changeSettings({ hasSeenTour: true })
              void startPostmortem()
            }}
          >
            Start with an empty one
          </Button>
        )}
        {hasDocuments && (
          <Button look="quiet" onClick={() => void changeSettings({ hasSeenTour: true })}>
            Got it
          </Button>
        )}
      </div>
      <p className={styles.about}>The sample is a real incident: GitLab.com’s database outage of January 2017.</p>
    </section>
  )
}
