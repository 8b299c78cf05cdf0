import { useEffect } from 'react'
import type { OpenedFile } from '../../shared/protocol/desktop-bridge'
import { isTyping } from '../commands/keys'
import { pastedFile } from '../import/arrivals'
import { type CollectedFiles, collectDropped, collectFiles } from '../import/collect-files'
import { reportUnreadFile } from '../stores/unread-files'

/** Reports files that could not be read at all; returns the others. */
export const reportUnreadable = ({ files, unreadable }: CollectedFiles): readonly OpenedFile[] => {
  for (const { name, code, message } of unreadable) reportUnreadFile({ name }, { code, sentence: message })
  return files
}

/** A pasted text that is more than a line, as a file. */
const textFile = (text: string): OpenedFile | undefined => (text.trim().includes('\n') ? pastedFile(text) : undefined)

/** A dialog in which pasted text would be lost; the preview of records takes more of them. */
const blockingDialog = 'dialog[open]:not([data-takes-records])'

/**
 * Receives files and folders dropped on the window, and files and texts of several lines pasted into it outside of a
 * field. Without this, the browser would leave the page to show a dropped file.
 */
export const useDroppedFiles = (onFiles: (files: readonly OpenedFile[]) => void): void => {
  useEffect(() => {
    const receive = async (collecting: Promise<CollectedFiles>): Promise<void> => {
      const files = reportUnreadable(await collecting)
      if (files.length > 0) onFiles(files)
    }
    const onDragOver = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
    }
    const onDrop = (event: DragEvent): void => {
      if (!event.dataTransfer?.files.length) return
      event.preventDefault()
      void receive(collectDropped(event.dataTransfer))
    }
    const onPaste = (event: ClipboardEvent): void => {
      const data = event.clipboardData
      if (!data || event.defaultPrevented) return
      const text = data.getData('text/plain')
      // Text copied from an office program includes a picture of itself.
      if (data.files.length && text === '') {
        event.preventDefault()
        void receive(collectFiles(data.files))
        return
      }
      const file = isTyping(event.target) || document.querySelector(blockingDialog) ? undefined : textFile(text)
      if (!file) return
      event.preventDefault()
      onFiles([file])
    }
    window.addEventListener('dragover', onDragOver)
    window.addEventListener('drop', onDrop)
    window.addEventListener('paste', onPaste)
    return () => {
      window.removeEventListener('dragover', onDragOver)
      window.removeEventListener('drop', onDrop)
      window.removeEventListener('paste', onPaste)
    }
  }, [onFiles])
}
