import { countText, dateText } from '../../meeting/format'
import { documentStatusLabels } from '../../meeting/incident'
import type { Change } from '../../stages/contract'
import { cutList, cutText } from '../report/cut-text'
import { createDigest, type Digest } from '../report/digest'
import type { ExportFormat, ExportSource } from './format'

/** With room for what a person writes before it: some chats fold longer messages. */
const MAX_CHAT_LENGTH = 880
const MAX_MAIL_ACTIONS = 5

const NOTHING_YET = 'Nothing else has been written down yet.'

const labeled = (label: string, text: string): string[] => (text ? [`${label}: ${text}`] : [])

const affectedText = ({ affected }: Digest, count: number, most: number): string => {
  const { shown, more } = cutList(affected, count, most)
  return [shown.join('; '), more].filter(Boolean).join(', ')
}

const whyText = ({ why, causes }: Digest, count: number, most: number): string => {
  if (why.trim()) return cutText(why, most)
  const { shown, more } = cutList(causes, count, Math.floor(most / count))
  return [shown.join('; '), more].filter(Boolean).join(', ')
}

const changeText = ({ text, owner, due, link, isDone }: Change, most: number): string => {
  const facts = [
    owner.trim() ? cutText(owner, 40) : 'no owner',
    ...(due ? [`due ${dateText(Date.parse(due))}`] : []),
    ...(isDone ? ['done'] : []),
  ]
  return [`• ${cutText(text, most)} (${facts.join(', ')})`, link].filter(Boolean).join(' ')
}

/** As many actions as fit, and how many there are besides. */
const changeLines = (changes: readonly Change[], count: number, room: number): string[] => {
  const filled = changes.filter(({ text }) => text.trim())
  const lines: string[] = []
  let left = room - 'What changes:\nand 1,000 more\n'.length
  for (const change of filled.slice(0, count)) {
    const line = changeText(change, 100)
    if (line.length + 1 > left) break
    lines.push(line)
    left -= line.length + 1
  }
  const rest = filled.length - lines.length
  if (filled.length === 0) return []
  if (lines.length === 0) return [`What changes: ${countText(rest, 'action')}`]
  return ['What changes:', ...lines, ...(rest > 0 ? [`and ${rest} more`] : [])]
}

const chatText = ({ snapshot, now }: ExportSource): string => {
  const digest = createDigest(snapshot, now)
  const facts = [
    ...labeled('Severity', cutText(digest.severity, 30)),
    digest.date,
    ...labeled('Duration', digest.length),
  ].filter(Boolean)
  const lines = [
    ...(facts.length > 0 ? [facts.join(' · ')] : []),
    ...labeled('Who was affected', affectedText(digest, 2, 90)),
    ...labeled('What made it possible', whyText(digest, 2, 180)),
  ]
  const head = [`Postmortem: ${cutText(digest.title, 120)}`, ...lines]
  const changes = changeLines(digest.changes, 7, MAX_CHAT_LENGTH - head.join('\n').length)
  return `${[...head, ...(lines.length + changes.length > 0 ? changes : [NOTHING_YET])].join('\n')}\n`
}

const mailText = ({ snapshot, now }: ExportSource): string => {
  const digest = createDigest(snapshot, now)
  const severity = digest.severity && ` (${cutText(digest.severity, 30)})`
  const parts = [
    labeled('What happened', cutText(digest.summary, 600)),
    [
      ...labeled('Date', digest.date),
      ...labeled('Duration', digest.length),
      `Status: ${documentStatusLabels[snapshot.record.status]}`,
    ],
    labeled('Who was affected', affectedText(digest, 4, 140)),
    labeled('What made it possible', whyText(digest, 3, 420)),
    changeLines(digest.changes, MAX_MAIL_ACTIONS, Number.POSITIVE_INFINITY),
  ].filter((part) => part.length > 0)
  // Besides the status, which every document has.
  const body = parts.length > 1 || digest.date ? parts : [...parts, [NOTHING_YET]]
  const subject = `Subject: Postmortem: ${cutText(digest.title, 120)}${severity}`
  return `${[subject, ...body.map((part) => part.join('\n'))].join('\n\n')}\n`
}

export const chat: ExportFormat = {
  id: 'chat',
  label: 'Chat message',
  description: 'The essence in a few lines of plain text, for a channel.',
  part: 'Chat message',
  extension: '.txt',
  mediaType: 'text/plain',
  group: 'message',
  render: chatText,
}

export const mail: ExportFormat = {
  id: 'mail',
  label: 'Email',
  description: 'A short message of plain text; its first line is the subject.',
  part: 'Email',
  extension: '.txt',
  mediaType: 'text/plain',
  group: 'message',
  render: mailText,
}
