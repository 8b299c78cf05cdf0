import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { changeSettings } from '../../../renderer/stores/settings'
import { startMeeting } from '../../../shared/meeting/agenda'
import { defaultSettings } from '../../../shared/protocol/settings'
import { testAuthor } from '../../support/author'
import { openMeetingScreen, setUpMeetingPage, timer } from './meeting-page'

setUpMeetingPage()

/** The pitches of the tones that were played, Hz. */
const pitches: number[] = []
const WARNING_HZ = 523.25
const TICK_HZ = 659.25
const UP_HZ = [392, 523.25]

const param = () => ({ setValueAtTime: () => undefined, exponentialRampToValueAtTime: () => undefined })

/** Records what would be heard, since jsdom plays no sound. */
class RecordingAudioContext {
  currentTime = 0
  destination = {}
  resume = () => Promise.resolve()
  createGain = () => ({ gain: param(), connect: () => undefined })
  createOscillator = () => ({
    frequency: { setValueAtTime: (pitch: number) => void pitches.push(pitch) },
    connect: () => undefined,
    start: () => undefined,
    stop: () => undefined,
  })
}

beforeEach(() => {
  pitches.length = 0
  vi.stubGlobal('AudioContext', RecordingAudioContext)
})
afterEach(async () => {
  vi.unstubAllGlobals()
  await changeSettings(defaultSettings)
})

const MINUTE_MS = 60_000

/** A meeting that is at Timeline, which has 20 minutes. */
const startTimeline = async (isFacilitator: boolean) => {
  const meeting = openMeetingScreen({ isFacilitator })
  await meeting.applyRemoteEdit((theirs) => startMeeting(theirs, 'timeline', testAuthor('Dana', meeting.now())))
  let left = 20 * MINUTE_MS
  return async (remaining: number, shown: string): Promise<void> => {
    meeting.advance(left - remaining)
    left = remaining
    await expect.poll(() => timer().textContent).toBe(shown)
  }
}

it('the facilitator hears both warnings and the end of a stage, and its last seconds only if they want to', async () => {
  const advanceTo = await startTimeline(true)
  await advanceTo(5 * MINUTE_MS, '5:00')
  await expect.poll(() => pitches).toEqual([WARNING_HZ])
  await advanceTo(MINUTE_MS, '1:00')
  await expect.poll(() => pitches).toEqual([WARNING_HZ, WARNING_HZ])
  await advanceTo(9_000, '0:09')
  expect(pitches).toHaveLength(2)
  await changeSettings({ countsDown: true })
  await advanceTo(8_000, '0:08')
  await expect.poll(() => pitches.slice(2)).toEqual([TICK_HZ])
  await advanceTo(0, '0:00')
  await expect.poll(() => pitches.slice(3)).toEqual(UP_HZ)
})

it('participants hear nothing until they turn the sounds on', async () => {
  await changeSettings({ countsDown: true })
  const advanceTo = await startTimeline(false)
  await advanceTo(5 * MINUTE_MS, '5:00')
  await advanceTo(10_000, '0:10')
  expect(pitches).toEqual([])
  await changeSettings({ sound: 'on' })
  await advanceTo(9_000, '0:09')
  await expect.poll(() => pitches).toEqual([TICK_HZ])
})
