import { describe, expect, test } from 'vitest'
import { invitationText } from '../../../shared/meeting/content'

const meeting = { title: 'Checkout failed', facilitator: 'Dana', link: 'debrief://join#abc' }

describe('the invitation', () => {
  test('contains one link, or both', () => {
    expect(invitationText(meeting)).toContain('\nJoin: debrief://join#abc\n')
    const both = invitationText({ ...meeting, browserLink: 'http://10.0.0.2:4601/join#abc' })
    expect(both).toContain('Join with Debrief: debrief://join#abc\nJoin in a browser: http://10.0.0.2:4601/join#abc')
  })

  test('asks only those who can edit to correct the draft', () => {
    expect(invitationText(meeting)).toContain('correct or add')
    expect(invitationText({ ...meeting, isReadOnly: true })).not.toContain('correct or add')
    expect(invitationText({ ...meeting, isReadOnly: true })).toContain('blameless')
  })
})
