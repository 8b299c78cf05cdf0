import { useCallback, useEffect, useRef } from 'react'
import { type Snapshot, toMeeting } from '../../../shared/document'
import type { ReportOptions } from '../../../shared/stages/contract'
import { loadAhead } from '../../lazy-with-preload'
import { usePrintedPage } from '../../print/print-page'
import { useOpenMeeting } from '../../stores/meeting-context'

const loadExports = loadAhead(() => import('../../../shared/document/exports'))

/**
 * Prints the report as its PDF would be, also by the browser's own key and menu. What it returns prints it as soon as
 * what makes these pages is loaded; if that fails, the screen is printed.
 */
export const usePrintedReport = (snapshot: Snapshot, options: ReportOptions): (() => Promise<void>) => {
  const { session } = useOpenMeeting()
  const exports = useRef<Awaited<ReturnType<typeof loadExports>>>(undefined)
  const load = useCallback(async (): Promise<void> => {
    try {
      exports.current = await loadExports()
    } catch {
      // Without its code, which is asked for again with the next print, paper gets the screen's report.
      exports.current = undefined
    }
  }, [])
  useEffect(() => void load(), [load])
  usePrintedPage(() =>
    exports.current?.exportFormats
      .find(({ isPrinted }) => isPrinted)
      ?.render({ snapshot, content: () => toMeeting(session.doc), now: session.clock.now(), options }),
  )
  return useCallback(async () => {
    await load()
    window.print()
  }, [load])
}
