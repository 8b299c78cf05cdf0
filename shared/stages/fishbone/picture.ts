import type { Drawing, DrawnNode, Picture, PictureText } from '../drawing'
import { textTypes, wrapText } from '../text-lines'
import type { DiagramBone, DiagramCause } from './diagram'
import { drawFishbone, type FishboneLayout, VOTE_COUNT_PX } from './layout'
import { effectLabel, unnamedBoneLabel, votesText } from './texts'

/** Of the drawing, px: an exported page has this much room. */
const WIDTH = 840

const HEAD = { size: 15, line: 20, letter: 8.4, padding: 10 }
const LABEL = { size: 13, line: 16, letter: 7.4 }

/** A fishbone whose causes show all of their text. */
export const drawingOf = (bones: readonly DiagramBone[], effect: string): Drawing => ({
  title: `Fishbone: ${effect.trim() || effectLabel}`,
  arrowsTo: 'root',
  root: {
    text: effect.trim() || effectLabel,
    isStrong: true,
    children: bones
      .filter(({ causes }) => causes.length > 0)
      .map(({ title, causes }) => ({ text: title.trim() || unnamedBoneLabel, children: causes.map(causeNode) })),
  },
  draw: () => draw(bones, effect.trim() || effectLabel),
})

const causeNode = ({ text, votes, isRootCause }: DiagramCause): DrawnNode => ({
  text,
  ...(votes > 0 && { note: votesText(votes) }),
  isStrong: isRootCause,
  children: [],
})

const draw = (bones: readonly DiagramBone[], effect: string): Picture => {
  const options = { showsPrompts: false, maxLines: Number.POSITIVE_INFINITY }
  const plan = drawFishbone(
    bones.map((bone) => ({ ...bone, prompt: '' })),
    WIDTH,
    options,
  )
  const head = headText(effect, plan)
  return {
    width: plan.width,
    height: Math.max(plan.height, head.y + head.lines.length * head.line),
    lines: [
      ...plan.spines.map((line, index) => ({ ...line, look: 'strong' as const, hasArrow: index === 0 })),
      ...plan.bones.flatMap((bone) => [
        { ...bone.line, look: 'normal' as const },
        ...bone.causes.map(({ line }) => ({ ...line, look: 'faint' as const })),
      ]),
    ],
    texts: [head, ...bones.flatMap((bone, index) => boneTexts(bone, plan, index))],
  }
}

/** The effect, centered at the end of the spine. */
const headText = (effect: string, { head }: FishboneLayout): PictureText => {
  const width = head.width - HEAD.padding
  const lines = wrapText(effect, width, HEAD.letter)
  const y = Math.max(0, head.y + head.height / 2 - (lines.length * HEAD.line) / 2)
  return { x: head.x + HEAD.padding, y, width, line: HEAD.line, size: HEAD.size, lines, isStrong: true }
}

const boneTexts = (bone: DiagramBone, plan: FishboneLayout, index: number): PictureText[] => {
  const drawn = plan.bones[index]
  if (!drawn) return []
  const { label } = drawn
  const type = plan.isSmall ? textTypes.small : textTypes.normal
  const [title = '', more] = wrapText(bone.title.trim() || unnamedBoneLabel, label.width, LABEL.letter, 2)
  return [
    {
      x: label.x,
      y: label.y + (label.height - LABEL.line) / 2,
      width: label.width,
      line: LABEL.line,
      size: LABEL.size,
      lines: [more === undefined ? title : `${title}…`],
      isStrong: true,
      side: 'right',
    },
    ...drawn.causes.map((box, at): PictureText => {
      const { text = '', votes = 0, isRootCause = false } = bone.causes[at] ?? {}
      const indent = votes > 0 ? VOTE_COUNT_PX : 0
      return {
        x: box.x + indent,
        y: box.y,
        width: box.width - indent,
        line: type.line,
        size: type.size,
        lines: wrapText(text, box.width - indent, type.letter),
        isStrong: isRootCause,
        ...(votes > 0 && { count: votes }),
      }
    }),
  ]
}
