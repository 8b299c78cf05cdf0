import type { EventKind } from '../../shared/libs/timeline-import'

/**
 * GitLab.com's database outage of 31 January 2017, retold from the facts that GitLab published on 10 February 2017. The
 * bundled sample is generated from it, and the end-to-end meeting types it in.
 */
const utc = (day: 31 | 1, time: string): number => Date.parse(`2017-${day === 31 ? '01-31' : '02-01'}T${time}:00Z`)

type Event = {
  at: number
  kind: EventKind
  text: string
  source: string
  knownThen?: string
  learnedLater?: string
  options?: string
}

export const gitlab = {
  record: {
    title: 'GitLab.com database outage',
    incidentId: 'GL-2017-01-31',
    severity: 'P1',
    services: ['GitLab.com', 'PostgreSQL'],
    tags: ['database', 'backup', 'replication'],
    startedAt: utc(31, '23:27'),
    detectedAt: utc(31, '23:27'),
    mitigatedAt: utc(1, '17:00'),
    resolvedAt: utc(1, '18:00'),
    owner: 'Infrastructure',
    facilitator: 'Dana',
    authors: ['Infrastructure'],
  },
  whatHappened:
    'Load on the primary database rose sharply and replication to the only secondary stopped. While the secondary was being re-seeded, the data directory of the primary was removed instead of the secondary’s. The site was taken down. No regular backup could be used, so the database was restored from a snapshot that happened to have been taken six hours earlier.',
  whatMadeItPossible:
    'Nothing on the screen told one database host from the other. Replication had been set up by hand and was little documented. Of five ways to back up or replicate the data, none worked as meant, and nobody owned testing a restore.',
  whyNotCaughtEarlier:
    'Mails about failed backups were rejected because they carried no DMARC signature, so the failure had been silent for a long time.',
  felt: 'GitLab.com could not be used for about 18 hours, and what people had done in the six hours before was gone from issues, comments and accounts.',
  measures: [
    {
      affected: 'users',
      amount: 'about 18',
      unit: 'hours',
      text: 'GitLab.com was not available',
      source: 'Public status log',
    },
    {
      affected: 'users',
      amount: 'about 5,000',
      unit: 'projects',
      text: 'changes of about six hours were lost',
      source: 'Count after the restore',
    },
    {
      affected: 'users',
      amount: 'about 5,000',
      unit: 'comments',
      text: 'written between 17:20 and 23:30 UTC and lost',
      source: 'Count after the restore',
    },
    {
      affected: 'users',
      amount: 'about 700',
      unit: 'accounts',
      text: 'newly made and lost',
      source: 'Count after the restore',
    },
    {
      affected: 'engineering',
      amount: '18',
      unit: 'hours',
      text: 'of restoring from slow disks, streamed in public',
      source: 'Public live stream',
    },
  ],
  events: [
    {
      at: utc(31, '17:20'),
      kind: 'action',
      text: 'A snapshot of the production database is taken by hand and loaded into staging',
      source: 'Staging log',
      learnedLater: 'This snapshot, made for an unrelated experiment, became the newest usable copy',
    },
    {
      at: utc(31, '19:00'),
      kind: 'detection',
      text: 'Database load rises sharply; spam is suspected',
      source: 'Monitoring',
      knownThen: 'It looked like a wave of spam',
      learnedLater: 'Removing a reported account in the background added to the load',
    },
    {
      at: utc(31, '22:00'),
      kind: 'detection',
      text: 'Replication to the secondary lags, then stops',
      source: 'Monitoring',
      learnedLater:
        'The WAL segments that the secondary needed were already gone from the primary, and WAL was not archived',
    },
    {
      at: utc(31, '22:30'),
      kind: 'decision',
      text: 'Re-seeding the secondary starts; pg_basebackup waits without a word',
      source: 'Shell history',
      knownThen: 'The tool seemed to hang',
      learnedLater: 'It waits silently until the primary lets it begin',
      options: 'Raise max_wal_senders and lower max_connections from 8000 to 2000, or wait for the tool',
    },
    {
      at: utc(31, '23:27'),
      kind: 'action',
      text: 'A data directory is removed to retry the re-seed, on the primary; it is stopped after a second or two',
      source: 'Shell history',
      knownThen: 'The terminal was taken to be on the secondary',
      learnedLater: 'About 4.5 GB of about 300 GB were left; nothing showed which host the shell was on',
    },
    {
      at: utc(31, '23:30'),
      kind: 'communication',
      text: 'GitLab.com is taken down, and the search for a backup begins',
      source: 'Public status log',
    },
    {
      at: utc(1, '00:00'),
      kind: 'detection',
      text: 'The regular pg_dump backups turn out to have failed',
      source: 'Backup bucket',
      learnedLater:
        'The client was 9.2 and the server 9.6; mails about the failures were rejected for want of a DMARC signature',
    },
    {
      at: utc(1, '00:30'),
      kind: 'decision',
      text: 'The snapshot of 17:20 is chosen as the newest copy',
      source: 'Incident document',
      knownThen: 'Disk snapshots were not enabled for the database servers',
      options: 'The snapshot in staging, six hours old, or older disk copies',
    },
    {
      at: utc(1, '01:00'),
      kind: 'action',
      text: 'Copying the database back from staging begins',
      source: 'Incident document',
      learnedLater: 'The disks in staging manage about 60 Mbit/s',
    },
    {
      at: utc(1, '17:00'),
      kind: 'mitigation',
      text: 'The database is restored, without webhooks',
      source: 'Incident document',
    },
    { at: utc(1, '18:00'), kind: 'resolution', text: 'GitLab.com is available again', source: 'Public status log' },
  ] satisfies Event[],
  problems: [
    {
      text: 'The data of the production database was removed',
      shows: 'Our hosts look alike at the moment when telling them apart matters most.',
      chain: [
        { text: 'A removal meant for the secondary ran on the primary' },
        { text: 'The two shells looked the same, and nothing asked which host it was' },
        { text: 'Re-seeding a secondary is done by hand in a shell on production', mark: 'factor' },
        { text: 'Replication was set up by hand and never written down as a procedure', mark: 'root-cause' },
      ],
    },
    {
      text: 'Six hours of people’s work could not be restored',
      shows: 'A backup that nobody restores is a hope, not a backup.',
      chain: [
        { text: 'The newest usable copy was six hours old' },
        { text: 'The daily dumps had been failing: client 9.2 against server 9.6' },
        { text: 'Mails about the failures were rejected and reached nobody', mark: 'factor' },
        { text: 'No team owned testing that a restore works', mark: 'root-cause' },
      ],
    },
  ] as { text: string; shows: string; chain: { text: string; mark?: 'factor' | 'root-cause' }[] }[],
  causes: [
    { bone: 'people', text: 'Few had ever re-seeded a secondary, and never under load' },
    { bone: 'environment', text: 'It was late in the evening, after hours of fighting spam and load' },
    { bone: 'technology', text: 'pg_basebackup gives no sign of life while it waits' },
  ],
  actions: [
    {
      text: 'Show host name and role in color in every database shell prompt',
      owner: 'Infrastructure',
      due: '2017-02-14',
      priority: 'high',
      effort: 'small',
      criterion: 'Each prompt on a primary is red and names it',
      ticket: 'INF-1094',
    },
    {
      text: 'Restore the newest backup into staging every day and alert when it fails',
      owner: 'Database team',
      due: '2017-03-01',
      priority: 'high',
      effort: 'medium',
      criterion: 'A failed restore pages the on-call within an hour',
      ticket: 'INF-1102',
    },
    {
      text: 'Archive WAL to object storage for 7 days',
      owner: 'Database team',
      due: '2017-03-15',
      priority: 'high',
      effort: 'medium',
      criterion: 'A restore to any minute of the last 7 days succeeds',
      ticket: 'INF-1097',
    },
    {
      text: 'Write and rehearse the procedure for re-seeding a secondary',
      owner: 'Infrastructure',
      due: '2017-03-31',
      priority: 'medium',
      effort: 'medium',
      criterion: 'Somebody new to it re-seeds staging from the text alone',
      ticket: 'INF-1110',
    },
  ],
  lessons: [
    { kind: 'well', text: 'What had happened was said openly and at once' },
    { kind: 'well', text: 'The recovery was streamed for everyone to follow' },
    { kind: 'poorly', text: 'Alerts about failed backups could not reach anyone' },
    { kind: 'poorly', text: 'Restoring took most of a day because the copy lay on slow disks' },
    { kind: 'lucky', text: 'The snapshot was six hours old rather than 24' },
  ],
  summary:
    'While a lagging secondary was being re-seeded by hand, the primary’s data was removed. None of five backup methods worked as meant; a snapshot taken by chance limited the loss to six hours. Prompts now tell hosts apart, and a restore is tested every day.',
  goal: 'Understand how the data of a primary could be removed and not be restored, and leave with a few changes that would have stopped it.',
  parking: ['How do we talk to users while the status page itself is down?'],
  roster: [
    { name: 'Dana', role: 'facilitator', because: null },
    { name: 'Noor', role: 'note-taker', because: 'support' },
    { name: 'Ilya', role: 'incident-commander', because: 'resolved' },
    { name: 'Marisol', role: 'participant', because: 'diagnosed' },
    { name: 'Tomasz', role: 'observer', because: 'learning' },
  ],
} as const
