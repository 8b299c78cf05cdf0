import { useEffect, useState } from 'react'
import { useOpenMeeting } from './meeting-context'

/** This person’s own unsubmitted text under a key, and a function to write it. It survives a crash. */
export const useDraft = (draftKey: string): [text: string, write: (text: string) => void] => {
  const { drafts } = useOpenMeeting().session
  const [text, setText] = useState(() => drafts.read(draftKey))
  useEffect(() => {
    const read = (): void => setText(drafts.read(draftKey))
    read()
    return drafts.subscribe(read)
  }, [drafts, draftKey])
  const write = (next: string): void => {
    setText(next)
    drafts.write(draftKey, next)
  }
  return [text, write]
}
