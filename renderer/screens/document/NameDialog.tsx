import { type FormEvent, useId, useState } from 'react'
import { PARTICIPANT_COLORS } from '../../../shared/protocol/settings'
import { Button } from '../../components/Button'
import { ColorChoice } from '../../components/ColorChoice'
import { changeSettingsOrToast } from '../../components/change-settings-or-toast'
import { Dialog } from '../../components/Dialog'
import { useAreSettingsLoaded, useSettings } from '../../stores/settings'
import styles from './NameDialog.module.css'

/** Asks somebody without a name for one, once; they may decline. */
export const NameDialog = () => {
  const { name } = useSettings()
  const isLoaded = useAreSettingsLoaded()
  const [isDeclined, setIsDeclined] = useState(() => sessionStorage.getItem(declinedKey) !== null)
  const decline = (): void => {
    sessionStorage.setItem(declinedKey, 'yes')
    setIsDeclined(true)
  }
  return isLoaded && name.trim() === '' && !isDeclined ? <NameForm onDecline={decline} /> : null
}

/** Somebody who declined is not asked again in this window. */
const declinedKey = 'debrief.name-passed'

const NameForm = ({ onDecline }: { onDecline: () => void }) => {
  const [name, setName] = useState('')
  const [color, setColor] = useState(() => Math.floor(Math.random() * PARTICIPANT_COLORS))
  const id = useId()
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (name.trim()) void changeSettingsOrToast({ name: name.trim(), color })
  }
  return (
    <Dialog title="What's your name?" onClose={onDecline}>
      <form className={styles.form} onSubmit={submit}>
        <label htmlFor={id} className={styles.label}>
          Your name
        </label>
        <input
          id={id}
          className={styles.name}
          value={name}
          maxLength={80}
          autoComplete="name"
          dir="auto"
          onChange={({ target }) => setName(target.value)}
        />
        <ColorChoice value={color} onChange={setColor} />
        <div className={styles.actions}>
          <Button onClick={onDecline}>Not now</Button>
          <Button type="submit" look="primary" disabled={!name.trim()}>
            Continue
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
