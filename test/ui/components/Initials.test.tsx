import { describe, expect, it } from 'vitest'
import { getInitials } from '../../../renderer/components/Initials'
import { attendees } from '../../../renderer/screens/meeting/attendees'
import { isSameName } from '../../../shared/meeting/people/same-name'

describe('initials', () => {
  it.each([
    ['Noor Haddad', 'NH'],
    ['Ilya', 'IL'],
    ['anna van der berg', 'AB'],
    ['  ', '?'],
    ['👩🏽‍🚒 Kim', '👩🏽‍🚒K'],
    ['مريم العلي', 'ما'],
  ])('of “%s” are “%s”', (name, initials) => expect(getInitials(name)).toBe(initials))
})

describe('the same person', () => {
  it('is matched by name, ignoring case and spaces', () => {
    expect(isSameName(' Noor  Haddad', 'noor haddad')).toBe(true)
    expect(isSameName('', '')).toBe(false)
  })

  it('is listed once, however many windows are open', () => {
    const entry = {
      id: 'r1',
      order: 'a0',
      createdAt: 0,
      createdBy: '',
      name: 'Noor',
      because: null,
      role: 'note-taker' as const,
      hasAttended: false,
      sameAs: '',
      importKey: '',
      ids: ['r1'],
      names: ['Noor'],
    }
    const window = (clientId: number, name: string, stage?: string) => ({
      clientId,
      name,
      color: 3,
      isFacilitator: false,
      isSelf: clientId === 1,
      isHostConfirmed: false,
      ...(stage ? { stage } : {}),
    })
    const people = attendees([entry], [window(1, 'Noor'), window(2, 'noor', 'x'), window(3, 'Kim')], {
      facilitator: 'Kim',
      facilitatorId: '',
    })
    expect(
      people.map(({ name, isHere, isSelf, isFacilitator, stage }) => [name, isHere, isSelf, isFacilitator, stage]),
    ).toEqual([
      ['Noor', true, true, false, 'x'],
      ['Kim', true, false, true, undefined],
    ])
  })
})
