import { type FormEvent, useId, useState } from 'react'
import { quoteText } from '../../shared/meeting/format'
import { Button } from './Button'
import { Dialog } from './Dialog'
import styles from './DropDialog.module.css'

type Props = { text: string; onDrop: (because: string) => void; onClose: () => void }

/** Asks why an action is not going to be done. The reason may be left out. */
export const DropDialog = ({ text, onDrop, onClose }: Props) => {
  const [because, setBecause] = useState('')
  const id = useId()
  const drop = (event: FormEvent): void => {
    event.preventDefault()
    onDrop(because.trim())
    onClose()
  }
  return (
    <Dialog
      title="Drop this action"
      onClose={onClose}
      size="s"
      actions={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button look="primary" type="submit" form={id}>
            Drop
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={drop} className={styles.drop}>
        <p dir="auto">{quoteText(text, 'An untitled action')}</p>
        <label htmlFor={`${id}-because`}>Why won’t this be done?</label>
        <input
          id={`${id}-because`}
          type="text"
          autoComplete="off"
          value={because}
          placeholder="e.g. The service is being replaced"
          onChange={({ target }) => setBecause(target.value)}
        />
      </form>
    </Dialog>
  )
}
