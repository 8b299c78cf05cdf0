import { useEffect, useMemo, useRef } from 'react'
import { getCardTriggers, type Snapshot } from '../../../shared/document'
import { stageOfAgendaId } from '../../../shared/meeting/agenda'
import type { Raised } from '../../../shared/meeting/cards/dealer'
import { clockLabels, situationReasons } from '../../../shared/meeting/cards/labels'
import { takeMinutesAdvice, whenTimeIsUp } from '../../../shared/meeting/content'
import { stageById } from '../../../shared/stages'
import type { Problem } from '../../../shared/stages/contract'
import { useMeeting, useOpenMeeting, useTextClassifier } from '../../stores/meeting-context'
import { getMeetingDeck } from '../../stores/meeting-deck'
import { useReadOwnCards } from '../../stores/own-cards'
import { announce } from '../../stores/ui'
import { getRoomClock, useClock } from '../../stores/use-clock'
import { useViewedStage } from '../../stores/viewed-stage'
import { CardDialogs } from './CardDialogs'
import { type CardTable, createCardTable } from './card-table'

/** Cards are refreshed once the document has been stable for this long (ms), not while somebody types. */
const CARD_REFRESH_DEBOUNCE_MS = 300

const timeIsUpReason = whenTimeIsUp.filter((line) => line !== takeMinutesAdvice).join('\n')

/**
 * The problems by code, each with the number of further ones. Their own messages are not used, since they may quote
 * what was typed.
 */
const raisedBy = (stage: string, problems: readonly Problem[]): Raised[] => {
  const labels = stageById(stage)?.problemLabels
  const counts = new Map<string, number>()
  for (const { code } of problems) counts.set(code, (counts.get(code) ?? 0) + 1)
  return [...counts].map(([code, count]) => {
    const label = labels?.[code] ?? ''
    const reason = count > 1 ? `${label.replace(/\.$/, '')} (and ${count - 1} more).` : label
    return { trigger: { problem: code }, reason }
  })
}

/** What a stage's clock triggers at a moment. */
const listClockTriggers = (snapshot: Snapshot, stage: string, now: number): Raised[] => {
  const clock = getRoomClock(snapshot, now)
  if (clock.phase !== 'running' || stageOfAgendaId(clock.stage) !== stage) return []
  if (clock.warning === 'up') return [{ trigger: { clock: 'time-is-up' }, reason: timeIsUpReason }]
  if (clock.warning !== 'five') return []
  return [{ trigger: { clock: 'five-minutes-left' }, reason: clockLabels['five-minutes-left'] }]
}

/** The facilitator's cards of the open meeting. */
export const useCardTable = (): CardTable => {
  const { session, mirror, language } = useOpenMeeting()
  const stage = useViewedStage()
  const viewed = useRef(stage)
  viewed.current = stage
  return useMemo(
    () =>
      createCardTable(() => {
        const [snapshot, now] = [mirror.getState(), session.clock.now()]
        const { cues, problems } = getCardTriggers(snapshot, viewed.current, now, language)
        return {
          deck: getMeetingDeck(snapshot.templateParts),
          stage: viewed.current,
          missing: [...raisedBy(viewed.current, cues), ...raisedBy(viewed.current, problems)],
          clock: listClockTriggers(snapshot, viewed.current, now),
          now,
          random: Math.random,
        }
      }),
    [session, mirror, language],
  )
}

/** Feeds the cards with what happens in the meeting, and handles their shortcuts, while the meeting is running. */
export const CardFeed = ({ table }: { table: CardTable }) => {
  const isEnded = useMeeting((snapshot) => snapshot.run.state.phase === 'ended')
  return isEnded ? null : <LiveFeed table={table} />
}

const LiveFeed = ({ table }: { table: CardTable }) => (
  <>
    <Watch table={table} />
    <CardDialogs table={table} />
  </>
)

/** Renders nothing, so that ticks of the clock and keystrokes cause no rendering. */
const Watch = ({ table }: { table: CardTable }) => {
  const stage = useViewedStage()
  useReadOwnCards()
  useStages(table, stage)
  useClockTriggers(table, stage)
  useDocument(table, stage)
  useSituationsFound(table)
  useAnnouncements(table)
  return null
}

const useStages = (table: CardTable, stage: string): void => {
  // biome-ignore lint/correctness/useExhaustiveDependencies: each stage begins with its own card
  useEffect(() => table.enterStage(), [table, stage])
}

const useClockTriggers = (table: CardTable, stage: string): void => {
  const { session, mirror } = useOpenMeeting()
  const clock = useClock()
  const warning = clock.phase === 'running' && stageOfAgendaId(clock.stage) === stage ? clock.warning : undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: the clock has just reached another warning, or left one
  useEffect(() => {
    table.refresh()
    table.deal(listClockTriggers(mirror.getState(), stage, session.clock.now()))
  }, [table, warning])
}

const useDocument = (table: CardTable, stage: string): void => {
  const { session, mirror } = useOpenMeeting()
  const classifier = useTextClassifier()
  const data = useMeeting((snapshot) => snapshot.stages)
  const known = useRef<{ stage: string; cues: readonly string[] }>(undefined)
  // biome-ignore lint/correctness/useExhaustiveDependencies: it runs whenever the stages' data or the results of the language check have changed
  useEffect(() => {
    const look = (): void => {
      const { cues } = getCardTriggers(mirror.getState(), stage, session.clock.now(), classifier)
      const ids = cues.map(({ code, ref }) => `${code} ${ref?.id ?? ''}`)
      const before = known.current
      known.current = { stage, cues: ids }
      if (before?.stage === stage && ids.some((id) => !before.cues.includes(id))) table.deal(raisedBy(stage, cues))
      table.refresh()
    }
    const timer = setTimeout(look, CARD_REFRESH_DEBOUNCE_MS)
    return () => clearTimeout(timer)
  }, [table, stage, data, classifier])
}

/** Deals cards for what the language check finds in a text that somebody has just written. */
const useSituationsFound = (table: CardTable): void => {
  const { language } = useOpenMeeting()
  useEffect(
    () =>
      language.onSituations(({ ids, stage }) =>
        table.deal(
          ids.map((id) => ({
            trigger: { situation: id },
            reason: situationReasons[id],
            ...(stage && { from: stage }),
          })),
        ),
      ),
    [table, language],
  )
}

const useAnnouncements = (table: CardTable): void => {
  useEffect(
    () =>
      table.dealer.subscribe(({ inHand }, before) => {
        // The clock has its own texts for its triggers.
        const isNews =
          inHand?.as === 'automatic' && inHand !== before.inHand && inHand.trigger && !('clock' in inHand.trigger)
        if (isNews) announce(`New prompt card: ${inHand.line}`)
      }),
    [table],
  )
}
