import { quoteText } from '../../meeting/format'
import { collectTexts, defineStage, type Problem, type ProseText, problem } from '../contract'
import type { Block, ListItem } from '../report-blocks'
import { answers, answerText, problems, type WhyAnswer, type WhyNode, whyTree } from './model'
import { drawingOf } from './picture'
import { EMPTY_ANSWER, EVIDENCE_PREFIX, HYPOTHESIS_MARK, markLabels, reportMarks, unnamedProblemLabel } from './texts'

const leaves = (nodes: readonly WhyNode[]): WhyNode[] =>
  nodes.flatMap((node) => (node.children.length === 0 ? [node] : leaves(node.children)))

/** The answers as prose; one with a further answer below it counts as answered. */
const answerTexts = (rows: readonly WhyAnswer[]): ProseText[] => {
  const followedUp = new Set(rows.filter(({ text }) => text.trim()).map(({ parent }) => parent))
  return collectTexts(answers.name, rows, ['text']).map((one) =>
    followedUp.has(one.ref.id) ? { ...one, isAnswered: true } : one,
  )
}

const asList = (nodes: readonly WhyNode[]): ListItem[] =>
  nodes.map(({ answer, children }) => ({
    text: answer.text.trim() || EMPTY_ANSWER,
    marks: [
      ...(answer.mark === 'none' ? [] : [reportMarks[answer.mark]]),
      ...(answer.isHypothesis ? [HYPOTHESIS_MARK] : []),
      ...(answer.evidence.trim() ? [`${EVIDENCE_PREFIX}${answer.evidence.trim()}`] : []),
    ],
    items: asList(children),
    ref: { section: answers.name, id: answer.id, field: 'text' },
  }))

export const fiveWhysStage = defineStage({
  id: 'five-whys',
  title: 'Five whys',
  purpose: 'What made this possible.',
  silentQuestion: 'What made this possible that we have not talked about yet?',
  defaultMinutes: { 60: 18, 90: 25, 120: 32 },
  ways: ['meeting', 'written'],
  sections: { problems, answers },
  valueLabels: { answers: { mark: markLabels } },
  texts: (data) => [...collectTexts(problems.name, data.problems, ['text', 'shows']), ...answerTexts(data.answers)],
  problemLabels: {
    'no-problem': 'No problem has been chosen.',
    'no-answer': 'A problem has no answer to why.',
    shallow: 'A problem has only one or two whys.',
    'no-sentence': 'No sentence says what the whys show.',
    'ends-at-person': 'A chain of whys ends at a person.',
  },
  gaps: { 'no-problem': 'useful', 'no-answer': 'useful', shallow: 'useful', 'no-sentence': 'useful' },
  problems: (data) => [
    ...(data.problems.length === 0 ? [problem('no-problem', 'Choose a problem to ask about.')] : []),
    ...data.problems.flatMap(({ id, text, shows }): Problem<'no-answer' | 'shallow' | 'no-sentence'>[] => {
      const tree = whyTree(data.answers, id)
      const ref = { section: problems.name, id, field: 'text' }
      if (tree.length === 0)
        return [problem('no-answer', `${quoteText(text, 'An unnamed problem')} has no answer to why.`, ref)]
      const isShallow = leaves(tree).every((leaf) => leaf.depth < 3)
      return [
        ...(isShallow
          ? [problem('shallow', `${quoteText(text, 'An unnamed problem')} has only one or two whys so far.`, ref)]
          : []),
        ...(shows.trim()
          ? []
          : [
              problem('no-sentence', `Write what ${quoteText(text, 'an unnamed problem')} shows, in one sentence.`, {
                ...ref,
                field: 'shows',
              }),
            ]),
      ]
    }),
  ],
  // The answer is not quoted: the card is read aloud, and the answer may name somebody.
  cues: (data, { endsAtPerson }) =>
    data.problems
      .flatMap(({ id }) => leaves(whyTree(data.answers, id)))
      .map(({ answer }) => answerText(answer))
      .filter(endsAtPerson)
      .map(({ ref }) => problem('ends-at-person', 'A chain of whys ends at a person.', ref)),
  reportSection: 'analysis',
  report: (data) =>
    data.problems.flatMap(({ id, text, shows }): Block[] => {
      const tree = whyTree(data.answers, id)
      const heading: Block = { type: 'heading', level: 4, text: text || unnamedProblemLabel }
      return [
        tree.length === 0
          ? heading
          : {
              type: 'drawing',
              drawing: drawingOf(text, tree),
              instead: [heading, { type: 'list', items: asList(tree) }],
            },
        ...(shows.trim()
          ? [
              {
                type: 'paragraph' as const,
                label: 'What this shows',
                text: shows,
                ref: { section: problems.name, id, field: 'shows' },
              },
            ]
          : []),
      ]
    }),
  drawings: (data) => data.problems.map(({ id, text }) => drawingOf(text, whyTree(data.answers, id))),
  facts: (data) => ({
    conclusions: data.problems
      .filter(({ shows }) => shows.trim())
      .map(({ id, shows }) => ({ text: shows, refs: [{ section: problems.name, id, field: 'shows' }] })),
  }),
  factors: (data) => {
    const open = new Set(data.problems.map(({ id }) => id))
    return data.answers
      .filter((answer) => answer.mark !== 'none' && open.has(answer.problem) && answer.text.trim())
      .map((answer) => ({
        id: `${answers.name}/${answer.id}`,
        stage: 'five-whys',
        text: answer.text,
        isRootCause: answer.mark === 'root-cause',
        ...(answer.isHypothesis && { isHypothesis: true as const }),
        ref: { section: answers.name, id: answer.id, field: 'text' },
      }))
  },
})
