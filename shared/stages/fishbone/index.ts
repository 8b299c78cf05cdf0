import { getBallotState } from '../../meeting/ballots'
import { collectTexts, defineStage, type Factor, problem } from '../contract'
import type { Block } from '../report-blocks'
import { suggestBone } from './classify'
import { type DiagramBone, diagram } from './diagram'
import { addCause, bones, causes, causeVotes, placements } from './model'
import { drawingOf } from './picture'
import { votesText } from './texts'

const bonesOf = (data: Parameters<typeof diagram>[0], { factors }: { factors: readonly Factor[] }): DiagramBone[] =>
  diagram(
    data,
    factors.filter((factor) => factor.stage !== 'fishbone'),
  )

export const fishboneStage = defineStage({
  id: 'fishbone',
  title: 'Fishbone',
  purpose: 'What have we missed, and what mattered most?',
  silentQuestion: 'What else played a part?',
  defaultMinutes: { 60: 8, 90: 10, 120: 15 },
  ways: ['meeting', 'written'],
  sections: { causes, bones, placements, ballot: causeVotes },
  texts: (data) => [
    ...collectTexts(causes.name, data.causes, ['text']),
    ...collectTexts(bones.name, data.bones, ['text']),
  ],
  problemLabels: {
    'empty-bone': 'A bone has no causes.',
    'no-votes': 'There are no votes yet.',
  },
  gaps: { 'empty-bone': 'useful' },
  problems: (data, { factors }) => {
    const all = bonesOf(data, { factors })
    const empty = all.filter((bone) => bone.causes.length === 0 && !bone.isTray)
    const isRanked = (getBallotState(data.ballot).tally?.voters ?? 0) > 0
    return [
      ...(empty.length > 0
        ? [problem('empty-bone', `No causes yet under ${empty.map((bone) => bone.title).join(', ')}.`)]
        : []),
      ...(isRanked ? [] : [problem('no-votes', 'There are no votes yet on what mattered most.')]),
    ]
  },
  reportSection: 'analysis',
  report: (data, context) => {
    const all = bonesOf(data, context)
    const placed = all.filter(({ isTray }) => !isTray)
    const drawing = drawingOf(placed, context.record.title)
    const drawn: Block[] = placed.some(({ causes }) => causes.length > 0)
      ? [{ type: 'drawing', drawing, instead: placed.flatMap(boneBlocks) }]
      : []
    const instead = [...drawn, ...all.filter(({ isTray }) => isTray).flatMap(boneBlocks)]
    return all.every(({ causes }) => causes.length === 0) ? [] : [{ type: 'view', stage: 'fishbone', instead }]
  },
  drawings: (data, context) => [
    drawingOf(
      bonesOf(data, context).filter(({ isTray }) => !isTray),
      context.record.title,
    ),
  ],
  adoptions: [
    {
      id: 'cause',
      label: 'Cause',
      reads: 'text',
      add: (doc, author, { text }) => ({
        section: causes.name,
        id: addCause(doc, author, suggestBone(text) ?? 'technology', text),
        field: 'text',
      }),
    },
  ],
  facts: (data) => ({ votes: getBallotState(data.ballot).tally?.counts ?? {} }),
  factors: (data) =>
    data.causes
      .filter((cause) => cause.text.trim())
      .map((cause) => ({
        id: `${causes.name}/${cause.id}`,
        stage: 'fishbone',
        text: cause.text,
        bone: cause.bone,
        isRootCause: false,
        ref: { section: causes.name, id: cause.id, field: 'text' },
      })),
})

/** A bone in words: causes from this stage, and those with votes. The other stages report the rest. */
const boneBlocks = ({ title, causes: all }: DiagramBone): Block[] => {
  const shown = all.filter((cause) => cause.from === undefined || cause.votes > 0)
  if (shown.length === 0) return []
  return [
    { type: 'heading', level: 4, text: title },
    {
      type: 'list',
      items: shown
        .sort((a, b) => b.votes - a.votes)
        .map(({ text, votes: given, ref }) => ({
          text,
          ref,
          ...(given > 0 && { marks: [votesText(given)] }),
        })),
    },
  ]
}
