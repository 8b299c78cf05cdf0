import { utcText } from '../format'
import type { ReviewWay } from '../rules'

type Occasion = {
  title: string
  facilitator: string
  startsAt?: number
  link: string
  browserLink?: string
  incident?: string
  isReadOnly?: boolean
  /** A meeting unless it says so. */
  way?: ReviewWay
}

const BLAMELESS =
  'We assume that everyone acted sensibly given what they knew, and we look for what in our systems and processes made the incident possible. Nobody’s performance is judged, and nothing said here will be used for that.'

type Words = { what: string; blameless: string; ask: string; readOnly: string }

const meeting: Words = {
  what: 'You are invited to the postmortem',
  blameless: `This is a blameless meeting. ${BLAMELESS} You may pass on any question.`,
  ask: 'Before we meet: please read the draft, and correct or add whatever you remember. If you remember something differently, add your recollection next to it.',
  readOnly: 'This link lets you view the meeting. To make changes, ask for another link.',
}

const written: Words = {
  what: 'Please review the postmortem',
  blameless: `This is a blameless review, in writing: there is no meeting. ${BLAMELESS}`,
  ask: 'Please read it when it suits you, correct or add whatever you remember, and comment where you have a question. When you have nothing more to add, sign off.',
  readOnly: 'This link lets you read it. To make changes or to sign off, ask for another link.',
}

const words: Record<ReviewWay, Words> = {
  meeting,
  written,
  'near-miss': { ...written, what: 'Please review the note on a near-miss,' },
}

/** A message for a calendar or chat that says in advance that the meeting, or the review in writing, is blameless. */
export const invitationText = ({
  title,
  facilitator,
  startsAt,
  link,
  browserLink,
  incident,
  isReadOnly,
  way = 'meeting',
}: Occasion): string => {
  const { what, blameless, ask, readOnly } = words[way]
  const [open, signed] = way === 'meeting' ? ['Join', 'facilitator'] : ['Open it', '']
  return [
    `${what} “${title}”${incident ? ` (${incident})` : ''}.`,
    startsAt === undefined ? '' : `When: ${utcText(startsAt)}`,
    '',
    blameless,
    '',
    isReadOnly ? readOnly : ask,
    '',
    ...(browserLink ? [`${open} with Debrief: ${link}`, `${open} in a browser: ${browserLink}`] : [`${open}: ${link}`]),
    facilitator ? `\n${[facilitator, signed].filter(Boolean).join(', ')}` : '',
  ]
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
