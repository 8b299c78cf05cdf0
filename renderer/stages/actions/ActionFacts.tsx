import { countText } from '../../../shared/meeting/format'
import { type Action, type ActionsData, actionStatuses } from '../../../shared/stages/actions/model'
import { causeTexts } from '../../../shared/stages/actions/report'
import {
  actionStatusLabels,
  effectSentences,
  effortSentences,
  kindLabels,
  prioritySentences,
} from '../../../shared/stages/actions/texts'
import { ticketLink, ticketName } from '../../../shared/stages/actions/ticket'
import type { Factor } from '../../../shared/stages/contract'
import { useEditing } from '../../stores/meeting-context'
import styles from './Actions.module.css'

type Props = { action: Action; causes: ActionsData['causes']; factors: readonly Factor[] }

/** What was chosen of an action, in one quiet line: nothing that every action has that nobody thought about. */
export const ActionFacts = ({ action, causes, factors }: Props) => {
  const { isReadOnly } = useEditing()
  const { status, priority, effort, kind, ownerKind, worked, lateBecause, outcome } = action
  const facts = [
    status === actionStatuses[0] ? '' : actionStatusLabels[status],
    worked && effectSentences[worked],
    outcome,
    priority === 'medium' ? '' : prioritySentences[priority],
    kind && kindLabels[kind],
    effort === 'medium' ? '' : effortSentences[effort],
    ownerKind === 'team' ? 'Owned by a team' : '',
    lateBecause && `Later because: ${lateBecause}`,
  ].filter(Boolean)
  const [answered, ...others] = causeTexts({ causes }, action, factors)
  if (facts.length === 0 && !action.ticket && answered === undefined) return null
  return (
    <p className={styles.facts} data-folded={!isReadOnly || undefined}>
      {facts.map((text, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what somebody typed may be the words of another fact
        <span key={index} title={text}>
          {text}
        </span>
      ))}
      <TicketName action={action} />
      {answered !== undefined && (
        <span className={styles.for} title={[answered, ...others].join('\n')}>
          For: {answered}
        </span>
      )}
      {others.length > 0 && <span>{`and ${countText(others.length, 'other cause')}`}</span>}
    </p>
  )
}

/** The name of a ticket, which opens it if it is a web address. */
export const TicketName = ({ action }: Pick<Props, 'action'>) => {
  const link = ticketLink(action)
  const name = ticketName(action)
  if (link === '') return name === '' ? null : <span>{name}</span>
  return (
    <a href={link} target="_blank" rel="noreferrer" title={link}>
      {name}
    </a>
  )
}
