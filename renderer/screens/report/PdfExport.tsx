import { useEffect, useRef, useState } from 'react'
import type { ExportFormat } from '../../../shared/document/exports'
import { Button } from '../../components/Button'
import { canMakePdf, makePdf } from '../../print/make-pdf'
import { printPage } from '../../print/print-page'
import styles from './ExportDialog.module.css'
import { ExportWay } from './ExportGroup'

type Props = {
  format: ExportFormat
  /** The page that is printed. */
  render: () => string
  onMade: (bytes: Uint8Array) => void
}

/** Saves the report as a PDF, where one can be made, and prints it. Both are the same pages. */
export const PdfExport = ({ format, render, onMade }: Props) => {
  const [canMake, setCanMake] = useState(false)
  const [stopping, setStopping] = useState<AbortController>()
  const [problem, setProblem] = useState('')
  const save = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    let isHere = true
    void canMakePdf().then((can) => isHere && setCanMake(can))
    return () => {
      isHere = false
    }
  }, [])
  useEffect(() => () => stopping?.abort(), [stopping])

  const make = async (): Promise<void> => {
    const controller = new AbortController()
    const { signal } = controller
    setProblem('')
    setStopping(controller)
    try {
      // The page shows that it has begun before it lays out a long report.
      await new Promise((resolve) => setTimeout(resolve, 0))
      const made = await makePdf(render(), signal)
      if (signal.aborted) return
      if (made.ok) onMade(made.bytes)
      else setProblem(made.sentence)
    } catch (error) {
      if (!signal.aborted) throw error
    } finally {
      setStopping(undefined)
      requestAnimationFrame(() => save.current?.focus())
    }
  }

  return (
    <ExportWay label={format.label} description={format.description}>
      {stopping ? (
        <>
          <p id="making-pdf" role="status">
            Making the PDF…
          </p>
          <progress className={styles.making} aria-labelledby="making-pdf" />
          <Button autoFocus aria-label="Stop making the PDF" onClick={() => stopping.abort()}>
            Stop
          </Button>
        </>
      ) : (
        <>
          {canMake && (
            <Button ref={save} aria-label={`Save ${format.label}`} onClick={() => void make()}>
              Save
            </Button>
          )}
          <Button aria-label="Print the report" onClick={() => printPage(render())}>
            Print
          </Button>
        </>
      )}
      {problem && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
    </ExportWay>
  )
}
