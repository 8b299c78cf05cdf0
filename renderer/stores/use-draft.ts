import { useEffect, useState } from 'react'
import { useOpenMeeting } from './meeting-context'

/** A text of this person's own that outlives a crash, by the name of its place: what it is, and how it is written. */
export const useDraft = (place: string): [text: string, write: (text: string) => void] => {
  const { drafts } = useOpenMeeting().session
  const [text, setText] = useState(() => drafts.read(place))
  useEffect(() => {
    const read = (): void => setText(drafts.read(place))
    read()
    return drafts.subscribe(read)
  }, [drafts, place])
  const write = (next: string): void => {
    setText(next)
    drafts.write(place, next)
  }
  return [text, write]
}
