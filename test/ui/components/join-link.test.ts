import { describe, expect, it } from 'vitest'
import { readLink } from '../../../renderer/screens/join/admission'
import { appLink, browserLink, type Invite } from '../../../shared/protocol/invite'

const invite: Invite = {
  documentId: 'abcDEF123456',
  access: 'edit',
  addresses: ['10.0.0.5:4518'],
  fingerprint: 'a'.repeat(64),
  secret: '0123456789abcdef0123456789abcdef',
}

describe('a link to join by', () => {
  it.each([
    ['for the app', appLink(invite)],
    ['for a browser', browserLink(invite, 'http://10.0.0.5:4518')],
    ['as what stands behind the # of this page', appLink(invite).split('#')[1] ?? ''],
    ['as a chat wraps it', `  <${appLink(invite)}>. `],
  ])('is read %s', (_what, link) => expect(readLink(link)).toEqual({ invite }))

  it('says what is wrong with an invalid link', () => {
    expect(readLink(appLink(invite).slice(0, -3))).toMatchObject({ failure: { code: 'link-cut' } })
    expect(readLink('https://example.org/#x')).toMatchObject({ failure: { code: 'not-an-invite' } })
  })
})
