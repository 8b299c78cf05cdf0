import { useState } from 'react'
import { type TicketFormat, type TicketRow, ticketFormats } from '../../../shared/document/tickets'
import { countText } from '../../../shared/meeting/format'
import { Button } from '../Button'
import { Select } from '../Select'
import styles from './TicketChoice.module.css'

type Props = {
  rows: readonly TicketRow[]
  onSave: (format: TicketFormat) => void
  onCopy: (format: TicketFormat) => void
}

const options = ticketFormats.map(({ id, label }) => ({ value: id, label }))

/** Chooses the tracker or calendar that actions are written for, says how many it gets, and saves or copies the file. */
export const TicketChoice = ({ rows, onSave, onCopy }: Props) => {
  const [id, setId] = useState<string>(ticketFormats[0].id)
  const format = ticketFormats.find((one) => one.id === id) ?? ticketFormats[0]
  const count = rows.filter(({ action }) => format.has(action)).length
  return (
    <div className={styles.choice}>
      <div className={styles.text}>
        <Select label="Write actions for" value={id} options={options} onChange={setId} />
        <p>{format.description}</p>
        <p role="status" className={styles.count}>
          {count === 0 ? format.nothing : countText(count, 'action')}
        </p>
      </div>
      <div className={styles.buttons}>
        <Button aria-label={`Save ${format.label}`} disabled={count === 0} onClick={() => onSave(format)}>
          Save
        </Button>
        <Button aria-label={`Copy ${format.label}`} disabled={count === 0} onClick={() => onCopy(format)}>
          Copy
        </Button>
      </div>
    </div>
  )
}
