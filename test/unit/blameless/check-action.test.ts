import { describe, expect, it } from 'vitest'
import { checkAction } from '../../../shared/libs/blameless'
import { corpus } from './corpus'

const kinds = (text: string) => checkAction(text).map(({ kind }) => kind)

describe('checkAction', () => {
  it.each([
    ['Improve monitoring', ['vague']],
    ['Better alerts', ['vague']],
    ['We should make the deploy more robust', ['vague']],
    ['Strengthen our review process', ['vague']],
    ['Look into the timeouts', ['no-result']],
    ['Investigate options for improving the rollover', ['no-result']],
    ['Discuss with the vendor', ['no-result']],
    ['Be more careful with production', ['behaviour']],
    ['Remind everyone to check the region', ['behaviour']],
    ['Retrain the operators', ['behaviour']],
    ['Add an alert for connection pool saturation', ['no-limit']],
    ['Reduce the connection timeout', ['no-limit']],
    ['Set a rate limit on the export endpoint', ['no-limit']],
    ['Write a runbook for the failover and migrate the cron jobs', ['several']],
  ])('gives %j the kinds %j', (text, expected) => expect(kinds(text)).toEqual(expected))

  it.each([
    'Alert on replication lag over 5 seconds, paging the database on-call',
    'Alert when a backup fails',
    'Add alerting for database replication lag exceeding five seconds',
    'Document the rollback procedure for the payment service',
    'Add config validation to the CI pipeline',
    'Block deploys on Friday from 12:00 to 18:00 UTC',
    'Show host name and role in colour in every database shell prompt',
    'Restore the newest backup into staging every day and alert when it fails',
    'Reduce the connection timeout from 30 s to 5 s',
    'Investigate the timeouts and write up a decision on the pool size',
    'Require two approvals for schema changes',
  ])('finds nothing in %j', (text) => expect(kinds(text)).toEqual([]))

  it('flags the words, gives the reason and asks what would make the action specific', () => {
    const [finding] = checkAction('Then improve monitoring of the queue')
    expect(finding?.text).toBe('improve monitoring of the queue')
    expect(finding?.reason).toMatch(/\.$/)
    expect(finding?.ask).toMatch(/\?$/)
  })

  it('finds nothing in an empty text', () => {
    expect(checkAction('')).toEqual([])
    expect(checkAction(' \n')).toEqual([])
  })

  it('meets its targets on actions that are specific and actions that are not', () => {
    const all = corpus('actions').map(({ text, kinds, isBlaming }) => ({
      kinds,
      isVague: isBlaming,
      found: checkAction(text),
    }))
    const flagged = all.filter(({ found }) => found.length > 0)
    const hits = flagged.filter(({ isVague }) => isVague)
    const rightly = hits.filter(({ found, kinds }) => found.some(({ kind }) => kinds.includes(kind)))
    expect(all.length).toBeGreaterThanOrEqual(120)
    expect(hits.length / flagged.length).toBeGreaterThanOrEqual(0.95)
    expect(hits.length / all.filter(({ isVague }) => isVague).length).toBeGreaterThanOrEqual(0.85)
    expect(rightly.length / hits.length).toBeGreaterThanOrEqual(0.9)
  })
})
