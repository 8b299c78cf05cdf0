import type { AnyStage } from '../../stages/contract'
import type { Drawing } from '../../stages/drawing'
import { textTypes, wrapText } from '../../stages/text-lines'
import { createStageContext, dataOfStage } from '..'
import { reportTitle } from '../report'
import type { ExportFormat } from './format'
import { toSvgFile } from './svg'

/** Of a picture without a drawing, px. */
const EMPTY_WIDTH = 480

/** The formats of the drawings that the stages declare. */
export const listDrawingFormats = (known: readonly AnyStage[]): ExportFormat[] =>
  known.flatMap((stage) => (stage.drawings ? [drawingFormat(stage)] : []))

const drawingFormat = (stage: AnyStage): ExportFormat => ({
  id: `${stage.id}-svg`,
  label: `${stage.title} (SVG)`,
  description: `The drawing of the stage “${stage.title}”, for a page or slides.`,
  part: stage.title,
  extension: '.svg',
  mediaType: 'image/svg+xml',
  group: 'drawing',
  render: ({ snapshot, now }) => {
    const drawings = stage.drawings?.(dataOfStage(snapshot, stage), createStageContext(snapshot, now)) ?? []
    const title = `${reportTitle(snapshot)}: ${stage.title}`
    return toSvgFile(title, drawings.length > 0 ? drawings : [emptyDrawing(title)])
  },
})

/** Says what it is of, since an empty picture would look broken. */
const emptyDrawing = (title: string): Drawing => {
  const text = `${title}. Nothing to draw yet.`
  const { size, line, letter } = textTypes.normal
  return {
    title,
    arrowsTo: 'root',
    root: { text, children: [] },
    draw: () => {
      const lines = wrapText(text, EMPTY_WIDTH, letter)
      const height = lines.length * line
      return { width: EMPTY_WIDTH, height, lines: [], texts: [{ x: 0, y: 0, width: EMPTY_WIDTH, line, size, lines }] }
    },
  }
}
