import { findDates, readTime, type TimeExpression } from '../../time'
import { datesInFileName } from '../file-name'
import { splitLines } from '../lines'
import { type FrontMatter, parseFrontMatter } from '../markdown/front-matter'
import { plainTitle } from '../markdown/headings'
import { prepareText, toPlainText } from '../markdown/plain-text'
import { unwrap } from '../markdown/row-context'
import { isStatusLine, readStatusPage, type StatusPage, splitUpdates } from '../status-page'
import { type Draft, type Entry, emptyDraft, type Format, type Input } from '../types'

type Page = StatusPage & { frontMatter: FrontMatter }

const open = (text: string): Page => {
  const frontMatter = parseFrontMatter(text)
  return { ...readStatusPage(splitUpdates(splitLines(prepareText(frontMatter.body)))), frontMatter }
}

/** What the head of a notice tells of an incident: `Services affected: Archive storage`. */
const fact =
  /^\W{0,9}(?:services?|components?|locations?|regions?|systems?|status|start|end|severity|updates?)\b[^:\n]{0,20}:/i

/** UTF-16 units of a file that are looked at to recognize it. */
const MAX_DETECT_LENGTH = 20_000
const heading = /^#{1,6}\s/
/** Headings of a page with a single update: more are the sections of a report. */
const MAX_HEADINGS_OF_UPDATE = 4

/** Front matter of cState and statusfy. */
const isIncidentPage = ({ values }: FrontMatter): boolean =>
  values.has('resolved') && values.has('date') && (values.has('severity') || values.has('affected'))

const detect = ({ text, json }: Input): number => {
  if (json !== undefined) return 0
  const { updates, untimed, preamble, frontMatter } = open(text.slice(0, MAX_DETECT_LENGTH))
  if (isIncidentPage(frontMatter)) return 0.9
  const headings = preamble.filter((line) => heading.test(line.text)).length
  // A report may be titled `Postmortem`, and end with the date on which it was written.
  const headingsOf = (part: string): number => part.match(/^#{1,6}\s/gm)?.length ?? 0
  const isReport =
    updates.length === 1 && (headingsOf(updates[0]?.text ?? '') > 1 || headingsOf(text) > MAX_HEADINGS_OF_UPDATE)
  if (isReport || updates.length === 0 || untimed.length > updates.length || headings > 1 || preamble.length > 20)
    return 0
  const isPosted =
    /^[\s*_(]{0,60}Posted\b/im.test(text) || (preamble.length === 0 && updates[0]?.time.date?.year !== undefined)
  return updates.length >= 2 || isPosted ? 0.85 : 0
}

/** A number by which the times of a page are in order, as far as they tell. */
const orderOf = ({ date, clock, epoch }: TimeExpression): number =>
  epoch ?? Date.UTC(date?.year ?? 2000, (date?.month ?? 1) - 1, date?.day ?? 1, clock?.hour ?? 0, clock?.minute ?? 0)

const toEntry = (time: TimeExpression, text: string, line: number): Entry => ({
  line,
  time,
  text,
  source: 'status-page',
  run: 0,
})

/** The rows of a page that only tells in front matter when it began and ended. */
const fromFrontMatter = ({ frontMatter, preamble, untimed }: Page): Entry[] => {
  const { values } = frontMatter
  const words = [...preamble, ...untimed].map(({ text }) => text).join('\n')
  const began = readTime(values.get('date') ?? '')?.value
  const ended = readTime(values.get('resolvedwhen') ?? values.get('resolved_at') ?? '')?.value
  const text = unwrap(words) || values.get('title') || ''
  return [
    ...(began?.clock && text !== '' ? [toEntry(began, text, 1)] : []),
    ...(ended?.clock ? [toEntry(ended, 'Resolved', 1)] : []),
  ]
}

function* read({ text, options }: Input): Generator<undefined, Draft> {
  const page = open(text)
  yield
  const { updates, untimed, preamble, affected, frontMatter } = page
  const draft = emptyDraft()
  const title =
    frontMatter.values.get('title') ||
    preamble.find(({ text }) => text.trim().length > 3 && !isStatusLine(text) && !fact.test(text))?.text
  if (title) draft.title = plainTitle(title.replace(/^#{1,6}\s+/, ''))
  const clocked = updates.filter(({ time }) => time.clock)
  const isDescending = orderOf(clocked[0]?.time ?? emptyTime) > orderOf(clocked.at(-1)?.time ?? emptyTime)
  const ordered = isDescending ? [...updates].reverse() : updates
  draft.entries = ordered.map(({ time, text, line, day }) => ({
    ...toEntry(time, toPlainText(unwrap(text)), line),
    ...(day ? { day } : {}),
  }))
  if (draft.entries.length === 0) draft.entries = fromFrontMatter(page)
  else {
    for (const one of untimed) {
      draft.warnings.push({
        line: one.line,
        message: 'This update has no time, so it was not imported.',
        skipped: one.text.slice(0, 200),
      })
    }
  }
  const zone = readTime(frontMatter.values.get('date') ?? '')?.value.zone
  if (zone) draft.zone = { zone, line: 1 }
  if (affected.length > 0) draft.sections.impact = affected.join('\n')
  draft.dates = [
    ...findDates(frontMatter.values.get('date') ?? ''),
    ...ordered.flatMap(({ time }) => (time.date?.year === undefined ? [] : [time.date])),
    ...preamble.slice(0, 12).flatMap((line) => findDates(line.text)),
    ...datesInFileName(options.fileName),
  ]
  return draft
}

const emptyTime: TimeExpression = { approximate: false, raw: '' }

/** The updates of an incident on a status page: pages of Statuspage, Instatus, cState and statusfy, copied or as files. */
export const statusPage: Format = { id: 'status-page', title: 'Status page', detect, read }
