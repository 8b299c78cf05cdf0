import { ArrowDown, ArrowUp, Repeat2 } from 'lucide-react'
import { agendaTitle } from '../../shared/document/agenda'
import type { AgendaItem } from '../../shared/meeting/agenda'
import { Button } from './Button'
import type { AgendaEdits } from './use-agenda-edits'

type Props = { item: AgendaItem; edits: AgendaEdits }

/** Moves a stage on the agenda up or down, and repeats it. */
export const AgendaItemButtons = ({ item, edits }: Props) => {
  const title = agendaTitle(item.id)
  const buttons = [
    { cell: 'up', icon: <ArrowUp />, label: `Move ${title} up`, run: () => edits.step(item.id, -1) },
    { cell: 'down', icon: <ArrowDown />, label: `Move ${title} down`, run: () => edits.step(item.id, 1) },
    { cell: 'repeat', icon: <Repeat2 />, label: `Repeat ${title}`, run: () => edits.repeat(item) },
  ]
  return buttons.map(({ cell, icon, label, run }) => (
    <span key={cell} data-cell={cell}>
      <Button look="quiet" size="small" icon={icon} label={label} onClick={run} />
    </span>
  ))
}
