import { ArrowDown, ArrowUp, Repeat2 } from 'lucide-react'
import { agendaTitle } from '../../shared/document/agenda'
import type { AgendaItem } from '../../shared/meeting/agenda'
import { Button } from './Button'
import type { AgendaEdits } from './use-agenda-edits'

type Props = { item: AgendaItem; edits: AgendaEdits }

/** Moves a stage on the agenda up or down, and repeats it. */
export const AgendaItemButtons = ({ item, edits }: Props) => {
  const title = agendaTitle(item.id)
  return (
    <>
      <span data-cell="up">
        <Button
          look="quiet"
          size="small"
          icon={<ArrowUp />}
          label={`Move ${title} up`}
          onClick={() => edits.step(item.id, -1)}
        />
      </span>
      <span data-cell="down">
        <Button
          look="quiet"
          size="small"
          icon={<ArrowDown />}
          label={`Move ${title} down`}
          onClick={() => edits.step(item.id, 1)}
        />
      </span>
      <span data-cell="repeat">
        <Button
          look="quiet"
          size="small"
          icon={<Repeat2 />}
          label={`Repeat ${title}`}
          onClick={() => edits.repeat(item)}
        />
      </span>
    </>
  )
}
