import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { useHasOpenDocument } from '../import/arrivals'
import styles from './DropHint.module.css'
import { useTopModal } from './use-modal'

/** While files are over the window, browsers say so at least this often, ms. */
const DRAG_INTERVAL_MS = 700

/** Whether files are being dragged over the window. No event tells reliably that they have left it. */
const useIsDraggingFiles = (): boolean => {
  const [isDragging, setIsDragging] = useState(false)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const end = (): void => {
      clearTimeout(timer)
      setIsDragging(false)
    }
    const onDragOver = (event: DragEvent): void => {
      if (!event.dataTransfer?.types.includes('Files')) return
      clearTimeout(timer)
      timer = setTimeout(end, DRAG_INTERVAL_MS)
      setIsDragging(true)
    }
    window.addEventListener('dragover', onDragOver)
    window.addEventListener('drop', end, true)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('dragover', onDragOver)
      window.removeEventListener('drop', end, true)
    }
  }, [])
  return isDragging
}

/** A frame around the window while files are over it, and what dropping them does. */
export const DropHint = () => {
  const isDragging = useIsDraggingFiles()
  const hasDocument = useHasOpenDocument()
  const dialog = useTopModal()
  if (!isDragging) return null
  const hint = (
    <div className={styles.frame}>
      <p>{hasDocument ? 'Drop to add to this postmortem' : 'Drop to import'}</p>
    </div>
  )
  return dialog ? createPortal(hint, dialog) : hint
}
