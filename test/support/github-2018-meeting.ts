import { github2018 } from './github-2018'
import type { MeetingFacts } from './write-meeting'

const utc = (day: 21 | 22, time: string): number => Date.parse(`2018-10-${day}T${time}:00Z`)
const DAY_MS = 86_400_000
const agreedOn = Date.UTC(2018, 9, 30)

const lessonKinds = { Well: 'well', Poorly: 'poorly', Lucky: 'lucky' } as const

/** An action as it is typed into the capture bar: `what @Owner +2w`. */
const toAction = (line: string, index: number): MeetingFacts['actions'][number] => {
  const [, text = line, owner = '', weeks = '1'] = /^(.+) @(\S+) \+(\d)w$/.exec(line) ?? []
  return {
    text,
    owner,
    due: new Date(agreedOn + Number(weeks) * 7 * DAY_MS).toISOString().slice(0, 10),
    priority: index < 3 ? 'high' : 'medium',
    ticket: `PLAT-${410 + index}`,
  }
}

/** What a meeting finds out about GitHub's incident, of which the timeline comes from records. */
export const github: MeetingFacts = {
  record: {
    title: github2018.title,
    incidentId: 'GH-2018-10-21',
    severity: 'P1',
    services: ['GitHub.com', 'MySQL', 'Webhooks', 'Pages'],
    tags: ['database', 'failover', 'network'],
    startedAt: utc(21, '22:52'),
    detectedAt: utc(21, '22:54'),
    mitigatedAt: utc(22, '16:24'),
    resolvedAt: utc(22, '23:03'),
    owner: 'Databases',
    authors: ['Databases'],
  },
  whatHappened:
    'For 43 seconds the primary data center could not be reached. Within that time database clusters failed over to the other coast, so that each coast held writes that the other did not have. Putting them together again took a day, during which people saw data that was hours old.',
  whatMadeItPossible:
    'The automation could make a server on the other coast a primary, and the applications could not work with one so far away.',
  whyNotCaughtEarlier: 'Failover was rehearsed within a region, and restores were rehearsed for one cluster at a time.',
  goal: github2018.goal,
  felt: 'What people saw was not an outage but a page from yesterday. Webhooks and Pages builds waited for most of a day.',
  summary:
    'A connection that was lost for 43 seconds moved primaries across a continent, and both coasts took writes. Keeping those writes came before speed: restoring and replicating took 24 hours and 11 minutes. Primaries now stay in their region, and restoring everything is rehearsed.',
  roster: [
    { name: 'Dana Weber', role: 'facilitator', because: null },
    { name: 'Rhea Sund', role: 'incident-commander', because: 'resolved' },
    { name: 'Jonah Krall', role: 'note-taker', because: 'diagnosed' },
  ],
  measures: [
    {
      affected: 'users',
      amount: '24',
      unit: 'hours',
      text: 'with data that was out of date, or slow',
      source: 'Status page',
    },
    {
      affected: 'users',
      amount: 'about 200,000',
      unit: 'webhooks',
      text: 'dropped by an internal limit',
      source: 'Queue',
    },
    {
      affected: 'users',
      amount: '954',
      unit: 'writes',
      text: 'of the busiest cluster to be reconciled',
      source: 'Binary logs',
    },
    { affected: 'trust', amount: '4', unit: 'estimates', text: 'in a row were too short', source: 'Status page' },
  ],
  // One that no record had, and that somebody remembered in the meeting.
  events: [
    {
      at: utc(21, '22:50'),
      kind: 'action',
      text: 'Routine replacement of failing optical equipment begins on the US East Coast',
      source: 'Network team',
    },
  ],
  problems: github2018.problems,
  causes: github2018.causes,
  actions: github2018.actions.map(toAction),
  lessons: github2018.lessons.map(([kind, text]) => ({ kind: lessonKinds[kind], text })),
  parking: github2018.parked,
}
