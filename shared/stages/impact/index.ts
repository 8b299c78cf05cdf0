import { durationText, quoteText } from '../../meeting/format'
import { duration, milestoneFaults, milestoneLabels, milestones } from '../../meeting/incident'
import { utcAndLocalText } from '../../meeting/local-time'
import { collectTexts, defineStage, problem } from '../contract'
import type { Block } from '../report-blocks'
import { measureText, sourceText } from './measure-line'
import { measureSentence } from './measure-sentence'
import { affected, impact, measures } from './model'
import { affectedLabels, durations } from './texts'

const hasNumber = (text: string): boolean => /\d/.test(text)

export const impactStage = defineStage({
  id: 'impact',
  title: 'Impact',
  purpose: 'What users felt, in numbers.',
  silentQuestion: 'Who or what was affected that nobody has mentioned yet?',
  defaultMinutes: { 60: 4, 90: 6, 120: 8 },
  ways: ['meeting', 'written'],
  sections: { impact, measures },
  valueLabels: { measures: { affected: affectedLabels } },
  texts: (data) => [
    ...(data.impact.felt.trim()
      ? [{ ref: { section: impact.name, id: '', field: 'felt' }, text: data.impact.felt }]
      : []),
    ...collectTexts(measures.name, data.measures, ['text']),
  ],
  problemLabels: {
    'no-severity': 'There is no severity.',
    'no-numbers': 'No number says what users felt.',
    'no-source': 'A number has no source.',
    'milestone-out-of-order': 'A time is out of order.',
  },
  gaps: {
    'no-severity': 'required',
    'no-numbers': 'required',
    'milestone-out-of-order': 'required',
    'no-source': 'useful',
  },
  problems: (data, { record, now }) => {
    const faults = milestoneFaults(record, now)
    return [
      ...(record.severity ? [] : [problem('no-severity', 'Choose a severity.')]),
      ...(data.measures.some((one) => hasNumber(one.amount) || hasNumber(one.text))
        ? []
        : [problem('no-numbers', 'Add a number that says what users felt.')]),
      ...data.measures
        .filter((one) => hasNumber(one.amount) && !sourceText(one))
        .map((one) =>
          problem('no-source', `${quoteText(measureText(one), 'An unnamed measure')} has no source.`, {
            section: measures.name,
            id: one.id,
            field: 'source',
          }),
        ),
      ...milestones.flatMap((key) => {
        const fault = faults[key]
        return fault
          ? [
              problem('milestone-out-of-order', `${milestoneLabels[key]}: ${fault}`, {
                section: 'record',
                id: '',
                field: key,
              }),
            ]
          : []
      }),
    ]
  },
  reportSection: 'impact',
  report: (data, { record, zone }) => {
    const times = [
      ...milestones.map((key) => ({
        label: milestoneLabels[key],
        text: record[key] === null ? '' : utcAndLocalText(record[key], zone),
      })),
      ...durations
        // The whole duration is shown with the incident itself.
        .filter(([, , to]) => to !== 'resolvedAt')
        .map(([label, from, to]) => {
          const length = duration(record[from], record[to])
          return { label, text: length === undefined ? '' : length === 0 ? 'At once' : durationText(length) }
        }),
    ].filter(({ text }) => text)
    const blocks: Block[] = []
    if (data.impact.felt.trim())
      blocks.push({ type: 'paragraph', text: data.impact.felt, ref: { section: impact.name, id: '', field: 'felt' } })
    if (data.measures.length > 0)
      blocks.push({
        type: 'table',
        columns: [
          { title: 'Who', width: 'medium' },
          { title: 'Amount', width: 'medium' },
          { title: 'What was felt' },
          { title: 'Source', width: 'wide' },
        ],
        rows: data.measures.map((one) => [affectedLabels[one.affected], measureText(one), one.text, sourceText(one)]),
        refs: data.measures.map(({ id }) => ({ section: measures.name, id, field: 'text' })),
        refColumn: 2,
      })
    if (times.length > 0) blocks.push({ type: 'facts', items: times })
    return blocks
  },
  brief: (data) => ({
    affected: [
      data.impact.felt,
      ...data.measures.map((one) => {
        const text = [measureText(one), one.text.trim()].filter(Boolean).join(' – ')
        return text && `${affectedLabels[one.affected]}: ${text}`
      }),
    ].filter((text) => text.trim()),
  }),
  facts: (data) => ({
    affected: [...data.measures]
      .sort((a, b) => affected.indexOf(a.affected) - affected.indexOf(b.affected))
      .flatMap((one) => {
        const text = measureSentence(one)
        return text ? [{ text, refs: [{ section: measures.name, id: one.id, field: 'text' }] }] : []
      }),
  }),
  draftedFields: { effects: { section: impact.name, id: '', field: 'felt' } },
})
