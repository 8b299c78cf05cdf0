import type * as Y from 'yjs'
import type { Author } from '../../../shared/crdt'
import { snapshot } from '../../../shared/document'
import { addMinute, endMeeting, goToStage, pauseTimer, resumeTimer, startMeeting } from '../../../shared/meeting/agenda'
import { type Offer, type Taken, takeMinutes } from '../../../shared/meeting/agenda/take-minutes'
import { record, roster } from '../../../shared/meeting/incident'
import { personFinder, type RosterPerson } from '../../../shared/meeting/people'
import { agendaIn } from '../../stores/use-agenda'

/** Origin of what steers the meeting: shared like every change, but not taken back by Undo, which would move the room. */
export const STEERING = 'steering'

/** The verbs of the agenda for one person, each outside of that person's undo. */
export const steering = (doc: Y.Doc, author: Author) => {
  const steer = (change: () => void): void => doc.transact(change, STEERING)
  const self = (): RosterPerson | undefined => {
    const find = personFinder(snapshot(doc).roster)
    return find(author.person ?? author.name)
  }
  /** Puts the author on the roster, if need be; returns their id there. */
  const attend = (): string => {
    const known = self()
    // Two windows of one person add the same row.
    const id = known?.id ?? author.person ?? `attending ${author.name}`
    if (known) roster.change(doc, id, { hasAttended: true })
    else roster.add(doc, author, { name: author.name, hasAttended: true }, { id })
    return id
  }
  const facilitate = (): void => {
    const id = attend()
    const people = snapshot(doc).roster
    const name = people.find((one) => one.id === id)?.name ?? author.name
    record.change(doc, { facilitator: name, facilitatorId: id })
    for (const one of people) {
      if (one.id === id) roster.change(doc, one.id, { role: 'facilitator' })
      else if (one.role === 'facilitator') roster.change(doc, one.id, { role: 'participant' })
    }
  }
  return {
    /** Starts at the first stage, or goes on where an ended meeting stopped; whoever starts it facilitates. */
    start: () =>
      steer(() => {
        const now = snapshot(doc)
        const first = agendaIn(now).find((item) => item.isOn)?.stage ?? ''
        startMeeting(doc, now.run.state.stage || first, author)
        record.change(doc, { status: 'in-meeting' })
        facilitate()
      }),
    goTo: (stage: string) => steer(() => goToStage(doc, stage, author)),
    pause: () => steer(() => pauseTimer(doc, author)),
    resume: () => steer(() => resumeTimer(doc, author)),
    addMinute: () => steer(() => addMinute(doc, author)),
    /** Takes minutes from a later stage; returns how to give them back. */
    take: (offer: Offer): Taken => {
      const { isStanding, giveBack } = doc.transact(() => takeMinutes(doc, offer, author), STEERING)
      return { isStanding, giveBack: () => steer(giveBack) }
    },
    end: () =>
      steer(() => {
        endMeeting(doc, author)
        record.change(doc, { status: 'in-review' })
      }),
    /** Makes this person the facilitator, for everyone to see. */
    takeOver: () => steer(facilitate),
    /** Puts this person on the roster, if need be, and marks that they were there. */
    attend: () => steer(() => void attend()),
  }
}
