import type * as Y from 'yjs'
import { type Snapshot, snapshot } from '../../shared/document'
import { roster } from '../../shared/meeting/incident'
import { notes, parking } from '../../shared/meeting/notes'
import { listChosen, sections as reportSections } from '../../shared/meeting/report'
import { actionCauses, actions, byPriority, causesOf } from '../../shared/stages/actions/model'
import { closing, lessonKinds, lessons } from '../../shared/stages/closing/model'
import { diagram } from '../../shared/stages/fishbone/diagram'
import { bones, causes } from '../../shared/stages/fishbone/model'
import { answers, problems, type WhyNode, whyTree } from '../../shared/stages/five-whys/model'
import { measureText, sourceText } from '../../shared/stages/impact/measure-line'
import { impact, measures } from '../../shared/stages/impact/model'
import { opening } from '../../shared/stages/opening/model'
import { events, recollections } from '../../shared/stages/timeline/model'

/** Markdown keeps which lines a text has, but no spaces around them and no more than one empty line. */
const lines = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()
export const filled = <T extends { text: string }>(list: readonly T[]): T[] => list.filter(({ text }) => text.trim())

const tellWhy = ({ answer: { text, mark, isHypothesis, evidence }, children }: WhyNode): object => ({
  text: lines(text),
  mark,
  isHypothesis,
  evidence: oneLine(evidence),
  below: children.map(tellWhy),
})

/** What a document holds, as far as its report tells it: no ids, nobody who typed, no clock, no votes and no stars. */
export const tell = (doc: Y.Doc) => {
  const snap: Snapshot = snapshot(doc)
  const { record: values } = snap
  const factorTexts = new Map(snap.factors.map(({ id, text }) => [id, lines(text)]))
  const causeData = { causes: actionCauses.read(doc).value }
  const others = recollections.read(doc).value
  const summary = lines(closing.read(doc).value.summary)
  const whatHappened = lines(values.whatHappened)
  const whys = answers.read(doc).value
  return {
    facts: Object.fromEntries(
      Object.entries(values)
        .filter(([key]) => !['day', 'facilitatorId', 'entryZone', 'whatHappened'].includes(key))
        .map(([key, value]) => [
          key,
          typeof value === 'string' && !key.startsWith('wh')
            ? oneLine(value)
            : typeof value === 'string'
              ? lines(value)
              : value,
        ]),
    ),
    // Where there is no summary, what happened stands in its place.
    summary: whatHappened ? { summary, whatHappened } : { summary: '', whatHappened: summary },
    goal: lines(opening.read(doc).value.goal),
    felt: lines(impact.read(doc).value.felt),
    measures: measures.read(doc).value.map((one) => ({
      affected: one.affected,
      amount: oneLine(measureText(one)),
      text: lines(one.text),
      source: oneLine(sourceText(one)),
    })),
    events: filled(events.read(doc).value).map((one) => ({
      at: one.at,
      end: one.at === null ? null : one.end,
      isApproximate: one.at !== null && one.isApproximate,
      kind: one.kind,
      text: lines(one.text),
      // One without the other reads as the source.
      from: [one.source, one.who].filter(Boolean).join(' · '),
      details: [one.knownThen, one.learnedLater, one.options, one.evidence].map(lines),
      others: filled(others.filter(({ event }) => event === one.id)).map(({ text, from }) => ({
        text: lines(text),
        from,
      })),
    })),
    whys: problems.read(doc).value.map(({ id, text, shows }) => ({
      text: oneLine(text),
      shows: lines(shows),
      answers: whyTree(whys, id).map(tellWhy),
    })),
    causes: diagram(
      { causes: causes.read(doc).value, bones: bones.read(doc).value, placements: {}, ballot: {} } as never,
      [],
    )
      .map((bone) => ({ title: bone.title, causes: bone.causes.map(({ text }) => lines(text)) }))
      .filter((bone) => bone.causes.length > 0),
    lessons: lessonKinds.map((kind) =>
      filled(lessons.read(doc).value)
        .filter((one) => one.kind === kind)
        .map(({ text }) => lines(text)),
    ),
    actions: filled(byPriority(actions.read(doc).value)).map((one) => ({
      text: lines(one.text),
      owner: one.owner,
      due: one.due,
      ticket: one.ticket,
      status: one.status,
      priority: one.priority,
      effort: one.effort,
      criterion: lines(one.criterion),
      // Two factors with the same words are one for the report.
      causes: [...new Set(causesOf(causeData, one).map((id) => factorTexts.get(id) ?? ''))].filter(Boolean).sort(),
      kind: one.kind,
      lateBecause: oneLine(one.lateBecause),
      droppedBecause: one.status === 'dropped' ? oneLine(one.droppedBecause) : '',
      worked: one.worked,
      outcome: oneLine(one.outcome),
    })),
    people: roster
      .read(doc)
      .value.map(({ name, role, because, hasAttended }) => ({ name, role, because, hasAttended })),
    parking: filled(parking.read(doc).value).map(({ text, isSettled }) => ({ text: lines(text), isSettled })),
    notes: filled(notes.read(doc).value)
      .map(({ text, stage }) => ({ text: lines(text), stage }))
      .sort(byStage),
    chosen: listChosen(snap)
      .filter(({ text }) => text.trim())
      .sort((a, b) => placeOf(a) - placeOf(b))
      // Which section it follows is only known of those that are reported.
      .map(({ title, text }) => ({ title: oneLine(title), text: lines(text) })),
  }
}
const byStage = (a: { stage: string }, b: { stage: string }): number => a.stage.localeCompare(b.stage)
const placeOf = ({ place }: { place: string }): number => reportSections.findIndex(({ id }) => id === place)
