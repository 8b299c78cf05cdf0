import { describe, expect, test } from 'vitest'
import { isFacilitating } from '../../../shared/meeting/facilitation'

const running = { facilitator: 'Dana', ids: ['d1', 'd2'], isRunning: true }
const dana = { name: 'Dana', person: 'd2', holdsMeeting: false, canEdit: true }
const host = { name: 'Ilya', person: 'i1', holdsMeeting: true, canEdit: true }

describe('the facilitator', () => {
  test('is the person whom the document names, under any of their ids, and not somebody of the same name', () => {
    expect(isFacilitating(running, dana)).toBe(true)
    expect(isFacilitating(running, { ...dana, person: 'another Dana' })).toBe(false)
    expect(isFacilitating(running, { ...dana, name: ' dana ', person: undefined })).toBe(true)
  })

  test('is whoever hosts the meeting until it runs, and while nobody is named', () => {
    expect(isFacilitating(running, host)).toBe(false)
    expect(isFacilitating({ ...running, isRunning: false }, host)).toBe(true)
    expect(isFacilitating({ facilitator: '', ids: undefined, isRunning: true }, host)).toBe(true)
  })

  test('is nobody who can only read', () => {
    expect(isFacilitating(running, { ...dana, canEdit: false })).toBe(false)
    expect(isFacilitating({ ...running, isRunning: false }, { ...host, canEdit: false })).toBe(false)
  })
})
