import { afterEach, expect, test } from 'vitest'
import { createHeldMeeting } from '../../support/held-meeting'
import { encodeDocument } from '../../support/tour-host'
import { closeAll, startTestHost } from './support'

afterEach(closeAll)

test('lengths are suggested from the meetings in the folder, before and after a restart', async () => {
  const host = await startTestHost()
  const minutes = [12, 14, 30]
  for (const [day, count] of minutes.entries()) {
    const { text } = encodeDocument(createHeldMeeting(`Meeting ${day}`, day + 1, () => count))
    await host.call('library.importFile', { fileName: `${day}.debrief.json`, text })
  }
  const { id } = await host.call('library.create', { title: 'Next' })
  const { lengths } = await host.call('library.suggestLengths', { id })
  expect(lengths.length).toBeGreaterThan(4)
  for (const length of lengths) expect(length).toMatchObject({ minutes: 14, meetings: 3 })

  await host.stop()
  const again = await startTestHost({ dataDir: host.dataDir })
  expect(await again.call('library.suggestLengths', { id })).toEqual({ lengths })
})
