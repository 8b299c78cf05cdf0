import type * as Y from 'yjs'
import { type Author, MEETING_CONTROL } from '../crdt'
import {
  addMinutes,
  agendaEntries,
  endMeeting,
  goToStage,
  type MinutesChange,
  pauseTimer,
  resumeTimer,
  run,
  startMeeting,
} from '../meeting/agenda'
import { type MinutesOffer, takeMinutes } from '../meeting/agenda/take-minutes'
import { MINUTE_MS } from '../meeting/clock'
import { record, roster } from '../meeting/incident'
import { createPersonFinder, resolvePeople } from '../meeting/people'
import { assignRole } from '../meeting/people/roles'
import { getAgenda } from './agenda'

export type MeetingControls = ReturnType<typeof createMeetingControls>

/**
 * What one person can do with the meeting itself. Each control is one transaction that their Undo leaves alone. They are
 * for the facilitator: callers ask `isFacilitating` first.
 */
export const createMeetingControls = (doc: Y.Doc, author: Author) => {
  const control = <T>(change: () => T): T => doc.transact(change, MEETING_CONTROL)
  const controlMinutes = (change: () => MinutesChange): MinutesChange => {
    const { isApplied, undo } = control(change)
    return { isApplied, undo: () => control(undo) }
  }

  /**
   * Marks the author as attending, and adds them to the roster if they are not on it; returns their id and name there.
   */
  const markAttending = (): { id: string; name: string } => {
    const known = createPersonFinder(resolvePeople(roster.read(doc).value))(author.person ?? author.name)
    // Two windows of one person add the same row.
    const id = known?.id ?? author.person ?? `attending ${author.name}`
    if (known) roster.change(doc, id, { hasAttended: true })
    else roster.add(doc, author, { name: author.name, hasAttended: true }, { id })
    return { id, name: known?.name ?? author.name }
  }
  const facilitate = (): void => assignRole(doc, author, 'facilitator', markAttending())

  return {
    /** Starts at the first stage, or continues where an ended meeting stopped; whoever starts it facilitates. */
    start: () =>
      control(() => {
        const { stage } = run.read(doc).value.state
        const items = getAgenda({ agenda: agendaEntries.read(doc).value }).filter(({ isOn }) => isOn)
        // The stage may have been removed since the meeting ended.
        const first = items.find(({ id }) => id === stage) ?? items[0]
        const minutes = items.reduce((sum, item) => sum + item.minutes, 0)
        startMeeting(doc, first?.id ?? '', author, minutes * MINUTE_MS)
        record.change(doc, { status: 'in-meeting' })
        facilitate()
      }),
    goTo: (stage: string) => control(() => goToStage(doc, stage, author)),
    pause: () => control(() => pauseTimer(doc, author)),
    resume: () => control(() => resumeTimer(doc, author)),
    /** Adds minutes to the current stage; the result can undo it. */
    addMinutes: (minutes: number): MinutesChange => controlMinutes(() => addMinutes(doc, minutes, author)),
    /** Takes minutes from later stages; the result can undo it. */
    take: (offer: MinutesOffer): MinutesChange => controlMinutes(() => takeMinutes(doc, offer, author)),
    end: () =>
      control(() => {
        endMeeting(doc, author)
        record.change(doc, { status: 'in-review' })
      }),
    /** Makes the author the facilitator, for everyone to see. */
    takeOver: () => control(facilitate),
    /** Marks that the author is there. */
    attend: () => control(() => void markAttending()),
  }
}
