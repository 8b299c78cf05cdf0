import type * as Y from 'yjs'
import { snapshot } from '../../shared/document'
import { type Block, createReport, reportTitle } from '../../shared/document/report'
import { Button } from './Button'
import { Dialog } from './Dialog'
import { ReportBlocks } from './ReportBlocks'

/** An earlier state of a postmortem as a page to read. */
export type VersionContent = { title: string; blocks: Block[] }

/** Reads what a document holds; stage views need an open meeting, so they are replaced by their blocks. */
export const readVersionContent = (doc: Y.Doc, at: number): VersionContent => {
  const snap = snapshot(doc)
  return {
    title: reportTitle(snap),
    blocks: createReport(snap, at).flatMap((block) => (block.type === 'view' ? block.instead : [block])),
  }
}

type Props = { content: VersionContent; backLabel: string; onBack: () => void; onClose: () => void }

/** Shows an earlier state of a postmortem, above the list that it was chosen from. */
export const VersionPage = ({ content: { title, blocks }, backLabel, onBack, onClose }: Props) => (
  <Dialog title={title} onClose={onClose} size="l" actions={<Button onClick={onBack}>{backLabel}</Button>}>
    <ReportBlocks blocks={blocks} />
  </Dialog>
)
