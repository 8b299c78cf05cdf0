import type { Drawing, DrawnNode, Picture, PictureLine, PictureText } from '../drawing'
import { textTypes, wrapText } from '../text-lines'
import type { WhyAnswer, WhyNode } from './model'
import { EMPTY_ANSWER, markLabels, unnamedProblemLabel } from './texts'

/** Of the drawing, px. */
const WIDTH = 760
/** A step to the right, px; the deepest answers keep this share of the width for their text. */
const MAX_STEP_PX = 28
const TEXT_SHARE = 0.5

/** Below a text, px. */
const GAP_PX = 12

/** A problem with its tree of answers: the questions lead away from the problem, each a step to the right. */
export const drawingOf = (problem: string, tree: readonly WhyNode[]): Drawing => {
  const root: DrawnNode = {
    text: problem.trim() || unnamedProblemLabel,
    isStrong: true,
    children: tree.map(answerNode),
  }
  return { title: `Five whys: ${root.text}`, arrowsTo: 'leaves', root, draw: () => draw(root) }
}

const answerNode = ({ answer, children }: WhyNode): DrawnNode => {
  const note = noteOf(answer)
  return {
    text: answer.text.trim() || EMPTY_ANSWER,
    ...(note && { note }),
    isStrong: answer.mark === 'root-cause',
    children: children.map(answerNode),
  }
}

const noteOf = ({ mark, isHypothesis, evidence }: WhyAnswer): string =>
  [mark === 'none' ? '' : markLabels[mark], isHypothesis ? 'Hypothesis' : '', evidence.trim()]
    .filter(Boolean)
    .join(' · ')

const depthOf = (node: DrawnNode): number => 1 + Math.max(0, ...node.children.map(depthOf))

/** An outline: an elbow leads from each answer to those that explain it. */
const draw = (root: DrawnNode): Picture => {
  const { normal, small } = textTypes
  const step = Math.min(MAX_STEP_PX, (WIDTH * (1 - TEXT_SHARE)) / depthOf(root))
  const lines: PictureLine[] = []
  const texts: PictureText[] = []
  const breaks: number[] = []
  let y = 0
  /** Draws a node and what is below it; returns the middle of its first line, where its elbow ends. */
  const add = ({ text, note, isStrong = false, children }: DrawnNode, depth: number): number => {
    if (depth > 0) breaks.push(y - GAP_PX / 2)
    const x = depth * step
    const width = WIDTH - x
    const middle = y + normal.line / 2
    // Strong letters are wider.
    const wrapped = wrapText(text, width, isStrong ? normal.letter * 1.08 : normal.letter)
    texts.push({ x, y, width, line: normal.line, size: normal.size, lines: wrapped, isStrong, side: 'left' })
    y += wrapped.length * normal.line
    if (note) {
      const noted = wrapText(note, width, small.letter)
      texts.push({ x, y, width, line: small.line, size: small.size, lines: noted, isFaint: true, side: 'left' })
      y += noted.length * small.line
    }
    const foot = y + 2
    y += GAP_PX
    const turn = x + step / 4
    let last = foot
    for (const child of children) {
      last = add(child, depth + 1)
      lines.push({ x0: turn, y0: last, x1: x + step - step / 6, y1: last, look: 'normal' })
    }
    if (children.length > 0) lines.push({ x0: turn, y0: foot, x1: turn, y1: last, look: 'normal' })
    return middle
  }
  add(root, 0)
  // Neither the problem nor the last answer is alone on a page.
  return { width: WIDTH, height: y, lines, texts, breaks: breaks.slice(1, -1) }
}
