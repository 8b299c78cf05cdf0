/**
 * GitHub's incident of 21 and 22 October 2018, retold from the facts that GitHub published. The hourly measurements
 * (lag, backlog) are invented to give the meeting a realistic size: 125 rows, 40 answers, 42 causes, 9 actions.
 */
export type ReplayAnswer = { text: string; mark?: 'factor' | 'root-cause'; below?: ReplayAnswer[] }

/** Rows as a note-taker types them, with the date only where it changes. */
const typedRows: readonly string[] = [
  '21 Oct 2018 22:50 Routine replacement of failing 100G optical equipment begins on the US East Coast',
  '22:52 Connectivity between the East Coast network hub and the primary East Coast data center is lost',
  '22:52 Orchestrator in US West and the East Coast public cloud reach quorum without the primary data center',
  '22:53 Connectivity is back after 43 seconds',
  '22:53 Clusters fail over: writes now go to US West Coast primaries',
  '22:54 Internal monitoring raises alerts for numerous systems',
  '22:55 First responders begin to work through the alerts',
  '22:57 Several applications report higher latency on every write',
  '23:02 Topologies of many database clusters turn out to be in a state nobody expected',
  '23:04 Orchestrator shows only servers of the US West Coast data center',
  '23:07 Deployment tooling is locked by hand so that nothing else changes',
  '23:09 The site is set to yellow, which pages the incident coordinator',
  '23:11 The incident coordinator joins and sets the site to red',
  '23:13 It is understood that several database clusters are affected',
  '23:13 More engineers of the database team are paged',
  '23:15 It is noticed that East Coast clusters hold writes that never reached the West Coast',
  '23:19 Jobs that write metadata, such as pushes, are stopped: the user experience is degraded on purpose',
  '23:19 Webhook delivery and GitHub Pages builds are paused to protect the data',
  '23:22 First look at failing forward or falling back: both lose something',
  '23:31 About forty minutes of writes exist on the West Coast only',
  '23:40 It is decided to put the integrity of people’s data before the time to recover',
  '23:48 The status page says that some data may look inconsistent for a while',
  '23:55 Backups are found: kept remotely, several terabytes for each cluster',
  '22 Oct 2018 00:05 The plan is set: restore from backups, replicate, fall back to a stable topology, then resume jobs',
  '00:12 The plan is read to everybody in the call, and nobody objects',
  '00:41 Restoring begins for all affected MySQL clusters',
  '00:52 Transferring backups from the remote blob storage takes most of the time',
  '01:10 Checksums, decompression and loading are measured: hours for each cluster',
  '01:25 A way to restore without the whole transfer is looked into',
  '02:05 Support sees the first questions about missing issues and comments',
  '02:30 A second incident coordinator takes over, with a written handover',
  '03:15 First cluster loaded; it begins to replicate from the West Coast',
  '04:02 Replication needs many hours because of the distance between the coasts',
  '04:30 أعاد الفريق التحقق من سلامة البيانات بعد الاستعادة',
  '05:10 Second group of clusters loaded',
  '06:51 Several clusters have completed their restore and replicate; load times stay high',
  '07:02 Datenbankreplikationsverzögerungsüberwachung shows thirteen replicas far behind',
  '07:46 A blog post tells more of what is going on; publishing it took longer since Pages were paused',
  '08:20 The estimate on the status page is made longer: two hours were too few',
  '09:00 Europe wakes up, and with it the load',
  '10:15 Pages are slower for people whose reads are still answered by the West Coast',
  '11:12 All primaries are in the East Coast again; the site is more responsive',
  '11:30 Dozens of replicas are still hours behind: people see data that looks old',
  '12:05 The estimate of when replicas will be in sync is seen to be no straight line',
  '13:15 Peak load comes near; delays grow instead of shrinking',
  '13:22 It is decided to add read replicas in the East Coast public cloud',
  '14:10 New replicas carry part of the reads, and the lag falls at last',
  '15:03 ロードバランサーの設定を戻した',
  '16:24 Replicas are in sync: failover back to the original topology',
  '16:30 Latency is back to where it was the day before 🎉',
  '16:45 The backlog is worked on: more than five million hook events and eighty thousand Pages builds',
  '17:10 About 200,000 webhook payloads turn out to have outlived an internal limit, and were dropped',
  '17:12 Processing is paused and the limit is raised for the time being',
  '17:40 Processing goes on, watched by two people',
  '19:20 Half of the backlog is done',
  '21:05 The unreplicated writes of the busiest cluster are counted: 954',
  '22:10 Most of the Pages builds are done',
  '23:03 All pending webhooks and Pages builds are done; the site is green',
  '23:20 Binary logs with the writes of the East Coast are kept for reconciling',
  '23:45 The coordinator closes the call after 24 hours and 11 minutes',
]

const hours = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index)
const twoDigits = (value: number): string => String(value).padStart(2, '0')

/** Hourly readings of the graphs, pasted in afterwards. */
const pastedRows: readonly string[] = [
  ...hours(1, 16).flatMap((hour) => [
    `22 Oct 2018 ${twoDigits(hour)}:20 Replication lag of cluster ${(hour % 7) + 1}: ${Math.round(340 / hour)} minutes`,
    `22 Oct 2018 ${twoDigits(hour)}:35 Reads answered from the West Coast: ${Math.max(2, 96 - hour * 6)} %`,
    `22 Oct 2018 ${twoDigits(hour)}:50 Write latency at p95: ${Math.max(18, 140 - hour * 7)} ms`,
  ]),
  ...hours(1, 17).map(
    (hour) =>
      `22 Oct 2018 ${twoDigits(hour)}:58 Hook events waiting: ${(5_100_000 - hour * 7_000).toLocaleString('en-US')}`,
  ),
]

const chain = (texts: readonly string[], mark: ReplayAnswer['mark']): ReplayAnswer[] => {
  const [text, ...rest] = texts
  if (text === undefined) return []
  return [rest.length > 0 ? { text, below: chain(rest, mark) } : { text, ...(mark ? { mark } : {}) }]
}

/** A problem and the tree of answers to it. */
export type ReplayProblem = { text: string; shows: string; answers: ReplayAnswer[] }

const problems: readonly [ReplayProblem, ReplayProblem, ReplayProblem] = [
  {
    text: 'Clusters failed over to the other coast within seconds',
    shows: 'Our automation may move a primary farther than our applications can follow.',
    answers: [
      {
        text: 'Orchestrator had quorum without the primary data center',
        below: [
          ...chain(
            [
              'Its nodes are spread over three places, two of which could still see each other',
              'The design assumes that whoever has quorum is right',
              'A short partition looks to it like the loss of a data center',
              'How long a partition may last before a failover was never decided',
            ],
            'root-cause',
          ),
          ...chain(
            [
              'It was allowed to choose a primary on the other coast',
              'The configuration allowed every topology that Raft can agree on',
              'What the applications can bear was written down nowhere near that configuration',
            ],
            'factor',
          ),
        ],
      },
      ...chain(
        [
          'The link was lost during maintenance',
          'Replacing the optics took the path down for 43 seconds',
          'There was one path that everything depended on at that moment',
          'Redundancy was tested for the loss of a site, not of a link between sites',
        ],
        'factor',
      ),
    ],
  },
  {
    text: 'Going back took a whole day',
    shows: 'A restore that we never time is a plan for a shorter incident than the one we get.',
    answers: [
      {
        text: 'Both coasts held writes that the other did not have',
        below: [
          ...chain(
            [
              'Writes went on in the West for forty minutes before anybody could decide',
              'Deployment and jobs had to be stopped by hand',
              'No single switch stops all writes',
            ],
            'root-cause',
          ),
          ...chain(
            ['The East had accepted some seconds of writes alone', 'Replication between the coasts is asynchronous'],
            'factor',
          ),
        ],
      },
      {
        text: 'Restoring several terabytes takes hours',
        below: [
          ...chain(
            [
              'Most of the time went into moving the backups',
              'They are kept far from where they are needed',
              'Restores are tested every day, but never all clusters at once',
            ],
            'factor',
          ),
          ...chain(
            ['Replicas caught up slower as the load rose', 'Delay follows the load, and no estimate knew that'],
            'factor',
          ),
        ],
      },
    ],
  },
  {
    text: 'People were told little, and late',
    shows: 'What we tell people depends on the systems that fail.',
    answers: [
      ...chain(
        [
          'Estimates on the status page were wrong several times',
          'They were made from the transfer alone',
          'Nobody had the figures of a restore at this size',
          'There is no rehearsal of a restore of everything',
        ],
        'root-cause',
      ),
      {
        text: 'The blog post was delayed',
        below: [
          ...chain(
            [
              'Our blog is built by GitHub Pages',
              'Pages were paused to protect data',
              'There is no second way to publish',
            ],
            'factor',
          ),
        ],
      },
      ...chain(
        ['Support had no text to send for the first hours', 'The template is for outages, not for old data'],
        'factor',
      ),
      ...chain(
        [
          'Nobody could say how old the data was that people saw',
          'Lag is measured in seconds behind, on graphs for experts',
          'What people see was never made a measure',
        ],
        'factor',
      ),
      ...chain(
        [
          'Webhooks were promised late, and some were dropped',
          'An internal limit drops what waits too long',
          'The limit was chosen for minutes of waiting, never for a day',
        ],
        'root-cause',
      ),
    ],
  },
]

const causes: readonly { bone: string; text: string }[] = [
  ['people', 'Few know by heart what each application needs of its database'],
  ['people', 'The night shift was two people until 23:13'],
  ['people', 'Handover after eight hours was planned while it happened'],
  ['people', 'Support heard of the plan an hour after it was made'],
  ['process', 'No rule says who may stop all writes'],
  ['process', 'Maintenance on the network is announced to the network team only'],
  ['process', 'Estimates are made without a range'],
  ['process', 'The runbook for a failover ends where the topology is as expected'],
  ['process', 'A red status needs the coordinator, who is paged by yellow'],
  ['technology', 'Orchestrator can promote across regions'],
  ['technology', 'Applications assume a primary within a few milliseconds'],
  ['technology', 'An internal time limit drops webhooks that wait too long'],
  ['technology', 'Remote backups share their bandwidth with everything else'],
  ['technology', 'Replication lag is shown for each cluster, not for what people see'],
  ['technology', 'Deployment can be locked only by hand'],
  ['technology', 'Pages builds and the blog share one pipeline'],
  ['environment', 'The distance between the coasts: some sixty milliseconds'],
  ['environment', 'Peak load of a Monday came in the middle of catching up'],
  ['environment', 'It was late on a Sunday evening'],
  ['environment', 'قطع الألياف البصرية القديمة كانت على وشك التعطل'],
  ['process', 'Pausing webhooks and Pages is decided in one step for all repositories'],
  ['process', 'Nobody owns the time limit of the queue'],
  ['technology', 'Replicas of several clusters share their disks'],
  ['technology', 'Failing back is not automated, only failing over'],
  ['technology', 'Read traffic follows the primary, not the nearest replica'],
  ['people', 'Those who built the topology were asleep'],
  ['people', 'Two teams used different words for one state'],
  ['environment', 'The vendor’s optics were at the end of their life'],
  ['environment', 'A second failure would have met one coast only'],
  ['environment', 'Rechenzentrumsübergreifende Hochverfügbarkeitsanforderungen are new this year'],
].map(([bone = '', text = '']) => ({ bone, text }))

export const github2018 = {
  title: 'Two coasts, two histories: GitHub, October 2018',
  goal: 'Understand why 43 seconds cost a day, and choose what would make it minutes.',
  typedRows,
  pastedRows,
  problems,
  causes,
  actions: [
    'Keep Orchestrator from promoting a primary across regions @Platform +2w',
    'Give the coordinator one switch that stops all writes @Databases +4w',
    'Rehearse restoring every cluster at once, and time it @Databases +6w',
    'Show on the status page how old the data is that people see @Observability +6w',
    'Publish the status blog without GitHub Pages @Communications +3w',
    'Serve from several data centers at once: write down what that takes @Architecture +8w',
    'Raise and watch the time limit of waiting webhooks @Webhooks +1w',
    'Reconcile the 954 writes with their owners @Databases +2w',
    'Announce network maintenance in the on-call channel @Network +1w',
  ],
  lessons: [
    ['Well', 'Data came before uptime, and was kept'],
    ['Well', 'The plan was one page, read to everybody'],
    ['Poorly', 'Four estimates in a row were too short'],
    ['Poorly', 'A day of old data looked like lost data'],
    ['Lucky', 'Binary logs of the East Coast had not been rotated'],
  ] as const,
  parked: ['Should status be a service of its own?', 'What do we owe to those whose webhooks were dropped?'],
  long: 'What people saw was not an outage but a page from yesterday, and that is harder to explain than a page that does not load at all. '
    .repeat(16)
    .slice(0, 2000),
}

const rowFormat = /^(?:(\d{1,2}) Oct 2018 )?(\d{2}):(\d{2}) (.+)$/

/** The rows of the incident with their times, ms since the epoch; a row without a date has that of the row before it. */
export const githubEvents = (): { at: number; text: string }[] => {
  let day = 21
  return [...typedRows, ...pastedRows].map((line) => {
    const [, dayOfMonth, hour, minute, text = ''] = rowFormat.exec(line) ?? []
    if (dayOfMonth) day = Number(dayOfMonth)
    return { at: Date.UTC(2018, 9, day, Number(hour), Number(minute)), text }
  })
}
