import { describe, expect, test } from 'vitest'
import { endsAtPerson } from '../../../shared/meeting/ends-at-person'
import { gitlab } from '../../support/gitlab-2017'

describe('an answer that ends at a person', () => {
  test.each([
    'Someone forgot to check the hostname',
    'An engineer ran the deployment script manually',
    'The on-call engineer didn’t notice the alert',
    'We did not test the rollback',
    'They deleted the wrong directory',
    'Human error',
    'It was removed by mistake',
    'The new database admin had mistyped the host name',
    'The reviewer simply approved it',
    'It was late. Somebody overlooked the warning.',
    'Carelessness during the migration',
    'He should have asked',
  ])('%s', (text) => expect(endsAtPerson(text)).toBe(true))
})

describe('somebody of the meeting, by name', () => {
  const people = ['Gustav', 'Amélie Desjardins-Okonkwo', 'Al', '']
  test.each([
    'Gustav forgot to update the configuration',
    'Then Amélie restarted it',
    'al had deployed the wrong build',
  ])('%s', (text) => expect(endsAtPerson(text, people)).toBe(true))
  test.each(['The alert restarted the consumer', 'Gustav was paged by the wrong alert', 'Global forgot'])(
    '%s',
    (text) => expect(endsAtPerson(text, people)).toBe(false),
  )
})

describe('an answer about a system', () => {
  test.each([
    'The connection pool was exhausted',
    'A removal meant for the secondary ran on the primary',
    'The scheduler deleted the backups after seven days',
    'The runner credentials expired and nothing watched them',
    'Nobody owned testing a restore',
    'Alerts reached no one',
    'The deploy script ignored the exit code',
    'We had no staging copy of this size',
    'The user table was locked by a slow migration',
    'The two shells looked the same',
    '',
  ])('%s', (text) => expect(endsAtPerson(text)).toBe(false))

  test('nothing in the sample’s chains and lessons is taken for one', () => {
    const said = [...gitlab.problems.flatMap((one) => one.chain), ...gitlab.causes, ...gitlab.lessons]
    expect(said.filter(({ text }) => endsAtPerson(text))).toEqual([])
  })
})
