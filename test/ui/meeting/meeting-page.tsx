import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeAll, beforeEach } from 'vitest'
import type * as Y from 'yjs'
import { runKeyCommand } from '../../../renderer/commands/registry'
import { preloadAll } from '../../../renderer/lazy-with-preload'
import { MeetingScreen } from '../../../renderer/screens/meeting/MeetingScreen'
import { ui } from '../../../renderer/stores/ui'
import { viewStage } from '../../../renderer/stores/viewed-stage'
import { dataOfStage, snapshot } from '../../../shared/document'
import { timelineStage } from '../../../shared/stages/timeline'
import { testAuthor } from '../../support/author'
import { createGitlabDocument } from '../../support/gitlab-document'
import { openMeeting } from '../../support/open-meeting'

export const events = (doc: Y.Doc) => dataOfStage(snapshot(doc), timelineStage).events
export const runOf = (doc: Y.Doc) => snapshot(doc).run.state

/** Gives each test of a file a page that has been open for a moment, with its shortcuts. */
export const setUpMeetingPage = (): void => {
  beforeAll(preloadAll)
  beforeEach(() => {
    viewStage(undefined)
    ui.setState({ isAgendaOpen: true, isSideOpen: true, announcement: '' })
    const onKey = (event: KeyboardEvent): void => void runKeyCommand(event)
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })
}

/** Shows the meeting screen over the sample's document. */
export const openMeetingScreen = (options: Parameters<typeof openMeeting>[1] = {}) => {
  const doc = createGitlabDocument(testAuthor('Dana'))
  const meeting = openMeeting(doc, options)
  meeting.show(<MeetingScreen />)
  return { doc, user: userEvent.setup(), ...meeting }
}

export const timer = () => screen.getByRole('timer')
export const region = (name: string) => within(screen.getByRole('region', { name }))
