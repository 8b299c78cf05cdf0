import { describe, expect, test } from 'vitest'
import { suggestKind } from '../../../shared/libs/timeline-import'
import { github2018 } from '../../support/github-2018'

describe('the kind that a text suggests', () => {
  test.each([
    ['Internal monitoring raises alerts for numerous systems', 'detection'],
    ['The site is set to yellow, which pages the incident coordinator', 'escalation'],
    ['Restoring begins for all affected MySQL clusters', 'mitigation'],
    ['Failed over to the standby by hand', 'mitigation'],
    ['Re-seeding the secondary starts', 'action'],
    ['Started the import again', 'action'],
    ['Jobs that write metadata are stopped', 'action'],
    ['Ran the migration', 'action'],
    ['Increased the connection limit', 'action'],
    ['Killed the long query', 'action'],
    ['The incident is resolved', 'resolution'],
  ])('is suggested for "%s": %s', (text, kind) => {
    expect(suggestKind(text)).toBe(kind)
  })

  test.each([
    // A symptom, told with a verb that people do things with as well.
    'Errors started on the checkout page',
    'Latency starts to rise',
    'Replication to the secondary lags, then stops',
    'The service stopped responding',
    'Write latency increases',
    'The primary ran out of disk space',
    'Workers run into timeouts',
    'The OOM killer took the process down',
    'Clusters fail over: writes now go to US West Coast primaries',
    'First responders begin to work through the alerts',
    'The host name resolved to the old address',
    // What did not happen.
    'Latency is not yet back to normal',
    'The replica was not restored',
    'No alert fired for an hour',
    'Nobody noticed until the morning',
  ])('is not suggested for "%s"', (text) => {
    expect(suggestKind(text)).toBeUndefined()
  })

  test('rows of a real incident are guessed as a reader would, or not at all', () => {
    const guessed = github2018.typedRows.flatMap((line) => suggestKind(line) ?? [])
    expect(guessed.filter((kind) => kind === 'resolution')).toEqual([])
    expect(github2018.pastedRows.flatMap((line) => suggestKind(line) ?? [])).toEqual([])
  })
})
