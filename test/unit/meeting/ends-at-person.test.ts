import { describe, expect, test } from 'vitest'
import { endsAtPerson } from '../../../shared/meeting/ends-at-person'
import { gitlab } from '../../support/gitlab-2017'

describe('an answer about what somebody did', () => {
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
    'The DBA never checked the backup',
    'Because the on-call rebooted the primary',
    'The intern rolled back the wrong release',
    'Our contractors had been told, and used the old key anyway',
  ])('ends at a person: %s', (text) => expect(endsAtPerson(text)).toBe(true))
})

describe('an answer about somebody of the meeting, by name', () => {
  const people = ['Gustav', 'Amélie Desjardins-Okonkwo', 'Al', '']
  test.each([
    'Gustav forgot to update the configuration',
    'Then Amélie restarted it',
    'al had deployed the wrong build',
  ])('ends at a person: %s', (text) => expect(endsAtPerson(text, people)).toBe(true))
  test.each(['The alert restarted the consumer', 'Gustav was paged by the wrong alert', 'Alpine restarted it'])(
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
    'The user error page was cached',
    'The log shows an operator error rate of 3%',
    'The package manager ignored the lock file',
    'Calling it human error would stop the inquiry',
    'The on-call should have been paged',
    'We should have an alert on replication lag',
    'This was preventable',
    'We did not know that the two regions shared a quota',
    'The engineer who ran the script had been given its name by the tool',
    'The operator ran the migration by hand because the pipeline was down',
    '',
  ])('does not end at a person: %s', (text) => expect(endsAtPerson(text)).toBe(false))

  test('no answer or lesson of the sample ends at a person', () => {
    const said = [...gitlab.problems.flatMap((one) => one.chain), ...gitlab.causes, ...gitlab.lessons]
    expect(said.filter(({ text }) => endsAtPerson(text))).toEqual([])
  })
})

test('an answer is checked again once the people of the meeting have changed', () => {
  const text = 'Xqwertz restarted the consumer'
  expect(endsAtPerson(text, ['Gustav'])).toBe(false)
  expect(endsAtPerson(text, ['Gustav', 'Xqwertz'])).toBe(true)
  expect(endsAtPerson(text, ['Gustav'])).toBe(false)
})
