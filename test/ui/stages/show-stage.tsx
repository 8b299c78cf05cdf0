import { act, screen, waitFor } from '@testing-library/react'
import { Suspense } from 'react'
import { expect } from 'vitest'
import type * as Y from 'yjs'
import { KeepFocus } from '../../../renderer/components/KeepFocus'
import { type StageViewProps, viewOfStage } from '../../../renderer/stages'
import { createDocument } from '../../../shared/document'
import { testAuthor } from '../../support/author'
import { openMeeting } from '../../support/open-meeting'

/** A new document, without anything in it yet. */
export const emptyDocument = (): Y.Doc =>
  createDocument({ title: 'Checkout outage', facilitator: 'Noor' }, testAuthor('Noor'))

/** Shows a stage's view over a document, with everything real but the wire. */
export const showStage = async (
  id: string,
  doc: Y.Doc,
  mode: StageViewProps['mode'] = 'meeting',
  options: Parameters<typeof openMeeting>[1] = {},
) => {
  const View = viewOfStage(id)
  if (!View) throw new Error(`no view of ${id}`)
  const meeting = openMeeting(doc, options)
  let unmount = (): void => undefined
  await act(async () => {
    ;({ unmount } = meeting.show(
      <>
        <Suspense fallback="Being fetched">
          <View mode={mode} />
        </Suspense>
        <KeepFocus />
      </>,
    ))
  })
  // The first view of a run is transformed on the way, which a busy machine takes its time for.
  await waitFor(() => expect(screen.queryByText('Being fetched')).toBeNull())
  return { ...meeting, unmount: () => unmount() }
}
