import { documentStatusLabels } from '../../meeting/incident'
import { reportTitle } from '../report'
import { cutText } from '../report/cut-text'
import type { Snapshot } from '../snapshot'

/** Letters of the title at the top of a sheet of paper. */
const MAX_RUNNING_TITLE = 72

/** What tells a sheet of paper from those of another postmortem. */
export const runningHeader = (snapshot: Snapshot): string =>
  [
    cutText(reportTitle(snapshot), MAX_RUNNING_TITLE),
    snapshot.record.severity,
    documentStatusLabels[snapshot.record.status],
  ]
    .filter(Boolean)
    .join(' · ')
