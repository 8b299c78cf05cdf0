import { expect, test } from 'vitest'
import { findSentence } from '../../../shared/document/drafts/find-sentence'
import { asSentence, isClause, joinWords, lowerFirst } from '../../../shared/meeting/sentences'
import { measureSentence } from '../../../shared/stages/impact/measure-sentence'

test.each([
  ['users', '5,037', 'projects', 'were lost', '5,037 projects were lost.'],
  ['users', 'about 700', 'accounts', 'lost', 'About 700 accounts were lost.'],
  ['users', '1', 'account', 'newly made and lost', '1 account was newly made and lost.'],
  ['users', '1,200', 'requests', 'failed', '1,200 requests failed.'],
  ['users', 'about 5,000', 'projects', 'lost their changes', 'About 5,000 projects lost their changes.'],
  ['users', 'about 18', 'hours', 'GitLab.com was not available', 'GitLab.com was not available for about 18 hours.'],
  ['users', '40', 'people', 'the app could not be opened', 'For 40 people, the app could not be opened.'],
  ['users', '12', '%', 'users', 'Users: 12 % of users.'],
  ['business', '€ 40,000', '', 'in refunds', 'Business: € 40,000 in refunds.'],
  ['engineering', '30', 'hours', '', 'Engineering time: 30 hours.'],
  ['trust', '3', 'customers', 'angry mails', 'Trust: 3 customers (angry mails).'],
  ['users', '', '', 'Nobody could sign in', 'Nobody could sign in.'],
  ['users', '', '', '', ''],
] as const)('a measure of %s, “%s %s” and “%s”, is the sentence “%s”', (affected, amount, unit, text, expected) =>
  expect(measureSentence({ affected, amount, unit, text })).toBe(expected),
)

test.each([
  ['Replication was set up by hand', true],
  ['No team owned testing that a restore works', true],
  ['Nobody noticed it for hours', true],
  ['Mails about failed backups', false],
  ['Checkout failed for 40 minutes', true],
  ['were lost', false],
  ['Peak load of a Monday', false],
])('whether “%s” is a clause: %s', (text, expected) => expect(isClause(text)).toBe(expected))

test.each([
  ['The limit was low', 'the limit was low'],
  ['Replication was slow', 'replication was slow'],
  ['Re-seeding is manual', 're-seeding is manual'],
  ['pg_dump failed', 'pg_dump failed'],
  ['Orchestrator had quorum', undefined],
  ['GitLab.com was down', undefined],
  ['Add.js was cached', undefined],
  ['Überlast trat auf', undefined],
])('“%s” goes on within a sentence as “%s”', (text, expected) => expect(lowerFirst(text)).toBe(expected))

test.each([
  [' two\nlines ', 'Two lines.'],
  ['pg_dump fails', 'pg_dump fails.'],
  ['Is it over?', 'Is it over?'],
  ['He said “no.”', 'He said “no.”'],
  ['Cut …', 'Cut …'],
  ['再起動した。', '再起動した。'],
  ['', ''],
])('the text “%s” is the sentence “%s”', (text, expected) => expect(asSentence(text)).toBe(expected))

test('words are joined with commas only if there are three', () =>
  expect([['a'], ['a', 'b'], ['a', 'b', 'c']].map(joinWords)).toEqual(['a', 'a and b', 'a, b, and c']))

test.each([
  ['It broke.', [0]],
  ['First. It broke. Then it worked.', [7]],
  ['First.\n\nIt broke.', [8]],
  ['It broke.It broke.', [0, 9]],
  ['As I said: It broke.', [11]],
  ['Then It broke.', []],
  ['It broke... twice', []],
  ['1 It broke.', []],
  [`Then${' '.repeat(12)}It broke.`, []],
  ['It brake.', []],
])('in “%s”, the sentence “It broke.” stands untouched at %j', (text, expected) =>
  expect(findSentence(text, 'It broke.')).toEqual(expected),
)
