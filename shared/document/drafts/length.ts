import { duration } from '../../meeting/incident'
import { asSentence, joinWords } from '../../meeting/sentences'
import type { Snapshot } from '..'
import { type DraftSentence, recordRef } from './draft'
import { longDate, longDuration } from './wording'

type Incident = Snapshot['record']

/** `a` or `an`, before a word or before a letter that is spelled. */
const articleOf = (word: string): string => (/^(?:[AEFHILMNORSX]\P{L}|[aeiou]\p{L})/iu.test(`${word} `) ? 'an' : 'a')

/** `GitLab.com and PostgreSQL`, or nothing. */
const namedServices = ({ services }: Incident): string => joinWords(services.map((one) => one.trim()).filter(Boolean))

/** When it happened, how severe it was, what it affected and how long it lasted, as far as that is known. */
export const describeLength = (record: Incident): DraftSentence[] => {
  const { startedAt, resolvedAt, severity } = record
  const services = namedServices(record)
  const length = duration(startedAt, resolvedAt)
  if (length === undefined && (startedAt === null || !services)) return []
  const kind = severity.trim() ? `${articleOf(severity.trim())} ${severity.trim()} incident` : 'an incident'
  const date = startedAt === null ? '' : `On ${longDate(startedAt)}, `
  const effect = services ? ` affected ${services}` : ' lasted'
  const time = length === undefined ? '' : `${services ? ' for' : ''} ${longDuration(length)}`
  return [
    {
      id: 'length',
      text: asSentence(`${date}${kind}${effect}${time}`),
      refs: [
        recordRef('startedAt'),
        ...(length === undefined ? [] : [recordRef('resolvedAt')]),
        ...(services ? [recordRef('services')] : []),
        ...(severity.trim() ? [recordRef('severity')] : []),
      ],
    },
  ]
}

/** How long it took to notice it and to limit it. */
export const describeResponse = ({ startedAt, detectedAt, mitigatedAt }: Incident): DraftSentence[] => {
  const detected = duration(startedAt, detectedAt)
  const mitigated = duration(startedAt, mitigatedAt)
  const parts = [
    detected === undefined ? '' : detected < 60_000 ? 'detected at once' : `detected after ${longDuration(detected)}`,
    mitigated === undefined ? '' : `mitigated after ${longDuration(mitigated)}`,
  ].filter(Boolean)
  if (parts.length === 0) return []
  return [
    {
      id: 'response',
      text: `It was ${joinWords(parts)}.`,
      refs: [
        recordRef('startedAt'),
        ...(detected === undefined ? [] : [recordRef('detectedAt')]),
        ...(mitigated === undefined ? [] : [recordRef('mitigatedAt')]),
      ],
    },
  ]
}
