import { useEffect } from 'react'
import type { OpenedFile } from '../../shared/protocol/desktop-bridge'
import { reportUnreadFile } from '../stores/unread-files'

/** A larger file cannot be a postmortem, so it is not read into memory. */
const MAX_FILE_BYTES = 100_000_000

const read = async (file: File): Promise<OpenedFile | undefined> => {
  const opened = { name: file.name, bytes: new Uint8Array() }
  if (file.size > MAX_FILE_BYTES) {
    const message = 'It is larger than any Debrief document. The file is unchanged, and so is everything here.'
    reportUnreadFile(opened, { code: 'too-large', sentence: message })
    return undefined
  }
  try {
    return { ...opened, bytes: new Uint8Array(await file.arrayBuffer()) }
  } catch {
    // A folder, or a file that may not be read.
    const message = 'It can’t be read: it may be a folder, or you may not be allowed to read it. Nothing was changed.'
    reportUnreadFile(opened, { code: 'unreadable', sentence: message })
    return undefined
  }
}

/**
 * Receives files dropped on the window or pasted into it. Without this, the browser would leave the page to show a
 * dropped file.
 */
export const useDroppedFiles = (onFile: (file: OpenedFile) => void): void => {
  useEffect(() => {
    const receive = (list: FileList): void => {
      for (const file of list) void read(file).then((opened) => opened && onFile(opened))
    }
    const onDragOver = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
    }
    const onDrop = (event: DragEvent): void => {
      if (!event.dataTransfer?.files.length) return
      event.preventDefault()
      receive(event.dataTransfer.files)
    }
    const onPaste = (event: ClipboardEvent): void => {
      const data = event.clipboardData
      // Text copied from an office program includes a picture of itself.
      if (!data?.files.length || data.getData('text/plain') !== '') return
      event.preventDefault()
      receive(data.files)
    }
    window.addEventListener('dragover', onDragOver)
    window.addEventListener('drop', onDrop)
    window.addEventListener('paste', onPaste)
    return () => {
      window.removeEventListener('dragover', onDragOver)
      window.removeEventListener('drop', onDrop)
      window.removeEventListener('paste', onPaste)
    }
  }, [onFile])
}
