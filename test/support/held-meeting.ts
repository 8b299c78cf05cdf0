import type * as Y from 'yjs'
import { createDocument } from '../../shared/document'
import { getAgenda } from '../../shared/document/agenda'
import { createMeetingControls } from '../../shared/document/meeting-controls'
import { snapshot } from '../../shared/document/snapshot'
import { MINUTE_MS } from '../../shared/meeting/clock'
import { testAuthor } from './author'

/** A meeting that went through its whole agenda on a day, with so many minutes for each stage. */
export const createHeldMeeting = (title: string, day: number, minutesOf: (stage: string) => number): Y.Doc => {
  const author = testAuthor(`meeting-${day}`, Date.UTC(2026, 0, day))
  const doc = createDocument({ title }, author)
  const controls = createMeetingControls(doc, author)
  controls.start()
  for (const { stage, isOn } of getAgenda(snapshot(doc))) {
    if (!isOn) continue
    controls.goTo(stage)
    author.advance(minutesOf(stage) * MINUTE_MS)
  }
  controls.end()
  return doc
}
