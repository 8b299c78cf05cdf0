import { describe, expect, it } from 'vitest'
import { isRoleName } from '../../../shared/import/roles'

describe('who acted', () => {
  it.each([
    'SRE',
    'on-call',
    'On-call engineer',
    'DBA on call',
    'Incident Commander',
    'IC',
    'Payments team',
    'Team Phoenix',
    'Customer support',
    'Network operations',
    'Alertmanager',
    'second level support',
    'Rufbereitschaft',
    '2024 Platform squad',
  ])('is a team or a role: %s', (name) => expect(isRoleName(name)).toBe(true))

  it.each(['Ana', 'Ana Ruiz', 'ana.ruiz', 'JD', 'Ana (SRE)', 'SRE Ana', 'jdoe42', '@bo', '', '—', '42', '李雷'])(
    'may be a person: %s',
    (name) => expect(isRoleName(name)).toBe(false),
  )
})
