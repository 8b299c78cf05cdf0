import { type ReactNode, useState } from 'react'
import type { TicketRow } from '../../../shared/document/tickets'
import {
  type FoundBy,
  type Ticket,
  type TicketChange,
  type TicketField,
  type TicketUpdate,
  ticketName,
} from '../../../shared/document/tickets/read'
import { actionStatusLabels } from '../../../shared/meeting/commitments'
import { countText, dateText, numberText } from '../../../shared/meeting/format'
import { Button } from '../Button'
import styles from './TicketUpdate.module.css'
import type { TicketPlanState } from './use-ticket-plan'

/** Further rows of a list follow on request, as many at a time. */
const ROWS_PER_PAGE = 200

const fieldLabels: Record<TicketField, string> = { status: 'Status', due: 'Due', ticket: 'Ticket' }

const foundTexts: Record<FoundBy, string> = {
  ticket: 'found by its ticket',
  marker: 'found by its description',
  title: 'found by its title',
}

const isStatus = (value: string): value is keyof typeof actionStatusLabels => Object.hasOwn(actionStatusLabels, value)

const valueText = ({ field }: TicketChange, value: string): string => {
  if (field === 'status') return isStatus(value) ? actionStatusLabels[value] : value
  if (field === 'due') return value ? dateText(Date.parse(value)) : 'No date'
  return value
}

const actionText = ({ action }: TicketRow): string => action.text.trim() || 'Untitled action'

/** What the tickets would change, and what of them changes nothing, with the reason. */
export const TicketPlanView = ({ state }: { state: TicketPlanState }) => {
  const { plan } = state
  const different = plan.updates.filter(({ changes }) => changes.length > 0)
  const same = plan.updates.filter(({ changes, unknownStatus }) => changes.length === 0 && !unknownStatus)
  const unknown = plan.updates.filter(({ unknownStatus }) => unknownStatus)
  return (
    <>
      {different.length > 0 && (
        <PlanList title="Different in the tracker" items={different}>
          {(update) => (
            <Update key={`${update.row.document.id} ${update.row.action.id}`} update={update} state={state} />
          )}
        </PlanList>
      )}
      {same.length > 0 && (
        <p className={styles.note}>
          {same.length === 1 ? '1 action is up to date.' : `${numberText(same.length)} actions are up to date.`}
        </p>
      )}
      {unknown.length > 0 && (
        <PlanList
          title="Status not known"
          items={unknown}
          hint="Debrief doesn’t know what these statuses mean, so it leaves them to you."
        >
          {({ row, ticket, unknownStatus }) => (
            <Line key={`${row.document.id} ${row.action.id}`} text={actionText(row)}>
              {[ticketName({ ...ticket, title: '' }), `“${unknownStatus}”`].filter(Boolean).join(' · ')}
            </Line>
          )}
        </PlanList>
      )}
      <Tickets
        title="More than one match"
        hint="Several actions or tickets have the same title. Note the ticket in its action, then read the file again."
        tickets={plan.ambiguous}
      />
      {plan.missing.length > 0 && (
        <PlanList title="Not in this file" items={plan.missing}>
          {(row) => (
            <Line key={`${row.document.id} ${row.action.id}`} text={actionText(row)}>
              {row.action.ticket}
            </Line>
          )}
        </PlanList>
      )}
      <Tickets title="Tickets of no action here" tickets={plan.unmatched} isFolded />
    </>
  )
}

type PlanListProps<T> = {
  title: string
  items: readonly T[]
  hint?: string
  isFolded?: boolean
  children: (item: T, index: number) => ReactNode
}

const PlanList = <T,>({ title, items, hint, isFolded = false, children }: PlanListProps<T>) => {
  const [limit, setLimit] = useState(ROWS_PER_PAGE)
  const body = (
    <>
      {hint && <p className={styles.note}>{hint}</p>}
      <ul>{items.slice(0, limit).map(children)}</ul>
      {items.length > limit && (
        <Button size="small" onClick={() => setLimit(limit + ROWS_PER_PAGE)}>
          Show more
        </Button>
      )}
    </>
  )
  const heading = (
    <>
      {title} <span className={styles.count}>{numberText(items.length)}</span>
    </>
  )
  return isFolded ? (
    <details className={styles.part}>
      <summary>{heading}</summary>
      {body}
    </details>
  ) : (
    <section className={styles.part}>
      <h3>{heading}</h3>
      {body}
    </section>
  )
}

const Line = ({ text, children }: { text: string; children: ReactNode }) => (
  <li className={styles.row}>
    <p dir="auto">{text}</p>
    <p className={styles.faint} dir="auto">
      {children}
    </p>
  </li>
)

type TicketsProps = { title: string; hint?: string; tickets: readonly Ticket[]; isFolded?: boolean }

const Tickets = ({ tickets, ...more }: TicketsProps) =>
  tickets.length > 0 && (
    <PlanList {...more} items={tickets}>
      {(ticket, at) => (
        <Line key={at} text={ticket.title || ticketName(ticket)}>
          {[ticketName({ ...ticket, title: '' }), ticket.status].filter(Boolean).join(' · ')}
        </Line>
      )}
    </PlanList>
  )

const Update = ({ update, state }: { update: TicketUpdate<TicketRow>; state: TicketPlanState }) => {
  const { row, ticket, by, changes } = update
  const name = actionText(row)
  return (
    <li className={styles.row}>
      <p dir="auto">{name}</p>
      <p className={styles.faint} dir="auto">
        {[ticketName({ ...ticket, title: '' }), foundTexts[by]].filter(Boolean).join(' · ')}
      </p>
      <fieldset className={styles.changes}>
        <legend className="visually-hidden">{name}</legend>
        {changes.map((change) => (
          <label key={change.field}>
            <input
              type="checkbox"
              checked={state.isChosen(update, change)}
              onChange={({ target }) => state.choose(update, change, target.checked)}
            />
            <ChangeText change={change} />
          </label>
        ))}
      </fieldset>
    </li>
  )
}

const ChangeText = ({ change }: { change: TicketChange }) => (
  <span>
    <span className={styles.faint}>{fieldLabels[change.field]}:</span>{' '}
    {change.field !== 'ticket' && change.from !== change.to && (
      <>
        {valueText(change, change.from)} <span aria-hidden>→</span>
        <span className="visually-hidden">becomes</span>{' '}
      </>
    )}
    <bdi>{valueText(change, change.to)}</bdi>
    {change.reason && (
      <>
        {' · '}
        <span className={styles.faint}>Reason:</span> <bdi>{change.reason}</bdi>
      </>
    )}
  </span>
)

/** What a file has come to, in one sentence. */
export const planSummary = ({ plan, count }: TicketPlanState, tickets: number): string => {
  const read = `${countText(tickets, 'ticket')} read.`
  if (plan.updates.length === 0) return `${read} None of them belongs to an action here.`
  if (plan.updates.every(({ changes }) => changes.length === 0)) return `${read} Nothing differs from your actions.`
  return `${read} ${countText(count, 'change')} chosen.`
}
