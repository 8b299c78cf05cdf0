import { useEffect, useState } from 'react'
import { Button } from '../../components/Button'
import { ColorChoice } from '../../components/ColorChoice'
import { Link } from '../../components/Link'
import { Overlay } from '../../components/Overlay'
import { PlainField } from '../../components/PlainField'
import { Select } from '../../components/Select'
import { ZoneField } from '../../components/ZoneField'
import { lazyWithPreload } from '../../lazy-with-preload'
import { changeSettings, useAuthState, useSettings } from '../../stores/settings'
import { OwnCardsDialog } from '../cards/OwnCardsDialog'
import { AssistantSettings } from './AssistantSettings'
import { IceServers } from './IceServers'
import styles from './SettingsScreen.module.css'

const PoliciesDialog = lazyWithPreload(() =>
  import('../policies/PoliciesDialog').then((module) => module.PoliciesDialog),
)

/** One person's settings on this computer. Every change is saved at once. */
export const SettingsScreen = () => {
  const settings = useSettings()
  const auth = useAuthState()
  const [failure, setFailure] = useState<string>()
  const [isEditingCards, setIsEditingCards] = useState(false)
  const [isEditingPolicies, setIsEditingPolicies] = useState(false)
  const change = async (next: Parameters<typeof changeSettings>[0]): Promise<void> => {
    const failed = await changeSettings(next)
    setFailure(failed?.sentence)
  }
  useEffect(() => {
    document.title = 'Settings · Debrief'
  }, [])
  return (
    <main className={styles.screen} id="main">
      <header>
        <p>
          <Link to={{ screen: 'library' }}>Library</Link>
        </p>
        <h1>Settings</h1>
      </header>
      {failure && (
        <p role="alert" className={styles.failure}>
          {failure}
        </p>
      )}
      <section className={styles.section} aria-labelledby="you">
        <h2 id="you">You</h2>
        <PlainField
          label="Name, as others see it"
          value={settings.name}
          maxLength={80}
          onCommit={(name) => void change({ name: name.trim() })}
        />
        <ColorChoice value={settings.color} onChange={(color) => void change({ color })} />
      </section>
      <section className={styles.section} aria-labelledby="looks">
        <h2 id="looks">Appearance and sound</h2>
        <Select
          label="Theme"
          value={settings.theme}
          options={[
            { value: 'system', label: 'Match system' },
            { value: 'light', label: 'Light' },
            { value: 'dark', label: 'Dark' },
          ]}
          onChange={(theme) => void change({ theme })}
        />
        <Select
          label="Clock sounds"
          value={settings.sound}
          options={[
            { value: 'auto', label: 'When I’m the facilitator' },
            { value: 'on', label: 'Always' },
            { value: 'off', label: 'Never' },
          ]}
          onChange={(sound) => void change({ sound })}
        />
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={settings.countsDown}
            disabled={settings.sound === 'off'}
            onChange={({ target }) => void change({ countsDown: target.checked })}
          />
          Let me hear the last ten seconds of a stage
        </label>
      </section>
      <section className={styles.section} aria-labelledby="writing">
        <h2 id="writing">Writing</h2>
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={settings.checksWording}
            onChange={({ target }) => void change({ checksWording: target.checked })}
          />
          Check my wording as I write
        </label>
        <p className={styles.hint}>
          Debrief underlines words that others may hear as blame, for you alone, and suggests what to ask instead.
          Nothing of it leaves this computer.
        </p>
      </section>
      <section className={styles.section} aria-labelledby="documents">
        <h2 id="documents">Documents</h2>
        <PlainField
          label="Folder"
          value={settings.folder}
          placeholder="Chosen by Debrief"
          onCommit={(folder) => void change({ folder: folder.trim() })}
        />
        <p className={styles.hint}>
          Changes take effect the next time Debrief starts. Existing documents stay where they are; to keep them in the
          new folder, move the files yourself.
        </p>
        <ZoneField
          label="Time zone for new documents"
          value={settings.entryZone}
          onCommit={(entryZone) => void change({ entryZone })}
        />
      </section>
      <section className={styles.section} aria-labelledby="cards">
        <h2 id="cards">Prompt cards</h2>
        <p className={styles.hint}>Questions that help whoever facilitates. Only they see them.</p>
        <div>
          <Button onClick={() => setIsEditingCards(true)}>Edit prompt cards</Button>
        </div>
        {isEditingCards && <OwnCardsDialog onClose={() => setIsEditingCards(false)} />}
      </section>
      {auth.state === 'signed-in' && auth.kind === 'own' && (
        <section className={styles.section} aria-labelledby="policies">
          <h2 id="policies">Policies</h2>
          <p className={styles.hint}>
            The severity scale, the deadlines and what every postmortem needs. They apply to this folder.
          </p>
          <div>
            <Button onClick={() => setIsEditingPolicies(true)}>Edit policies</Button>
          </div>
          <Overlay message="The policies could not be shown." onFail={() => setIsEditingPolicies(false)}>
            {isEditingPolicies && <PoliciesDialog onClose={() => setIsEditingPolicies(false)} />}
          </Overlay>
        </section>
      )}
      <AssistantSettings />
      <IceServers servers={settings.iceServers} onChange={(iceServers) => void change({ iceServers })} />
      <section className={styles.section} aria-labelledby="start">
        <h2 id="start">Getting started</h2>
        <div>
          <Button onClick={() => void change({ hasSeenTour: false })} disabled={!settings.hasSeenTour}>
            Show the welcome and tour again
          </Button>
        </div>
        {auth.state === 'signed-in' && <p className={styles.hint}>Debrief {auth.appVersion}</p>}
      </section>
    </main>
  )
}
