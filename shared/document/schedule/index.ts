import { writeCalendar } from '../../libs/calendar'
import { rulesOf } from '../../meeting/rules'
import { stages } from '../../stages'
import type { ExportFormat } from '../exports/format'
import { dataOfStage, type Snapshot } from '../snapshot'
import { displayTitle } from '../summary'
import { type ScheduleItem, scheduleOf } from './schedule'

export type { ScheduleId, ScheduleItem } from './schedule'

/** What is to be done after a document's incident, and by when. */
export const getSchedule = (snapshot: Snapshot, now: number): ScheduleItem[] =>
  scheduleOf(
    {
      record: snapshot.record,
      hasTimeline: stages.some((stage) => (stage.rowTimes?.(dataOfStage(snapshot, stage)).length ?? 0) > 0),
      hasFactors: snapshot.factors.length > 0,
      hasMeetingEnded: snapshot.run.state.phase === 'ended',
      actions: snapshot.commitments,
    },
    rulesOf(snapshot.rules),
    now,
  )

/** The schedule as days of a calendar, which take no time of anybody. */
export const scheduleCalendar: ExportFormat = {
  id: 'schedule',
  label: 'Schedule (ICS)',
  description: 'What is still to be done after the incident, as days in Google Calendar, Outlook or Apple Calendar.',
  part: 'Schedule',
  extension: '.ics',
  mediaType: 'text/calendar',
  group: 'schedule',
  render: ({ snapshot, now }) => {
    const title = displayTitle(snapshot.record.title)
    return writeCalendar(
      getSchedule(snapshot, now).flatMap((item) =>
        item.isDone || item.due === ''
          ? []
          : [
              {
                uid: `${snapshot.meta.id}.${item.id}@debrief`,
                title: item.title,
                description: `Postmortem: ${title}`,
                day: item.due,
                isFree: true,
              },
            ],
      ),
      { now, name: title, product: '-//Debrief//Schedule//EN' },
    )
  },
}
