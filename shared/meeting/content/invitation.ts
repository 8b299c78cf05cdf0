import { utcText } from '../format'

type Occasion = {
  title: string
  facilitator: string
  startsAt?: number
  link: string
  browserLink?: string
  incident?: string
  isReadOnly?: boolean
}

/** A message for a calendar or chat that says in advance that the meeting is blameless. */
export const invitationText = ({
  title,
  facilitator,
  startsAt,
  link,
  browserLink,
  incident,
  isReadOnly,
}: Occasion): string =>
  [
    `You are invited to the postmortem “${title}”${incident ? ` (${incident})` : ''}.`,
    startsAt === undefined ? '' : `When: ${utcText(startsAt)}`,
    '',
    'This is a blameless meeting. We assume that everyone acted sensibly given what they knew, and we look for what in our systems and processes made the incident possible. Nobody’s performance is judged, and nothing said here will be used for that. You may pass on any question.',
    '',
    isReadOnly
      ? 'This link lets you view the meeting. To make changes, ask for another link.'
      : 'Before we meet: please read the draft, and correct or add whatever you remember. If you remember something differently, add your recollection next to it.',
    '',
    ...(browserLink ? [`Join with Debrief: ${link}`, `Join in a browser: ${browserLink}`] : [`Join: ${link}`]),
    facilitator ? `\n${facilitator}, facilitator` : '',
  ]
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
