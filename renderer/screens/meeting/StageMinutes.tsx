import { agendaTitle } from '../../../shared/document/agenda'
import { type AgendaItem, isStageMinutes, MAX_STAGE_MINUTES } from '../../../shared/meeting/agenda'
import { MINUTE_MS } from '../../../shared/meeting/clock'
import { PlainField } from '../../components/PlainField'
import { useOpenMeeting } from '../../stores/meeting-context'
import { useAgenda } from '../../stores/use-agenda'
import styles from './AgendaPanel.module.css'

/** How long a stage is; the facilitator can change it. */
export const StageMinutes = ({ item }: { item: AgendaItem }) => {
  const { isFacilitator } = useOpenMeeting()
  const { lengths, setMinutes } = useAgenda()
  const planned = Math.round((lengths[item.id] ?? 0) / MINUTE_MS)
  if (!isFacilitator) return <span className={styles.planned}>{planned}</span>
  return (
    <div className={styles.minutes} data-cell="minutes">
      <PlainField
        label={`Minutes for ${agendaTitle(item.id)}`}
        isLabelHidden
        look="inline"
        inputMode="numeric"
        value={String(planned)}
        check={(text) => (isStageMinutes(text) ? undefined : `Up to ${MAX_STAGE_MINUTES} min`)}
        onCommit={(text) => setMinutes(item, Number(text))}
      />
    </div>
  )
}
