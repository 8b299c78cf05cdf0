import { useEffect, useRef } from 'react'
import { type Snapshot, toMeeting } from '../../../shared/document'
import type { ReportOptions } from '../../../shared/stages/contract'
import { usePrintedPage } from '../../print/print-page'
import { useOpenMeeting } from '../../stores/meeting-context'

/** Prints the report as its PDF would be, also by the browser's own key and menu. */
export const usePrintedReport = (snapshot: Snapshot, options: ReportOptions): void => {
  const { session } = useOpenMeeting()
  const exports = useRef<typeof import('../../../shared/document/exports')>(undefined)
  useEffect(() => {
    // Loaded ahead: what is printed has to be there at once.
    void import('../../../shared/document/exports').then((module) => {
      exports.current = module
    })
  }, [])
  usePrintedPage(() =>
    exports.current?.exportFormats
      .find(({ isPrinted }) => isPrinted)
      ?.render({ snapshot, content: () => toMeeting(session.doc), now: session.clock.now(), options }),
  )
}
