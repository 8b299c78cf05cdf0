import { expect, test } from 'vitest'
import { getPaper } from '../../../shared/protocol/print-job'

test.each([
  ['en-US', 'Letter'],
  ['en', 'Letter'],
  ['fr-CA', 'Letter'],
  ['es-MX', 'Letter'],
  ['en-GB', 'A4'],
  ['de', 'A4'],
  ['ja-JP', 'A4'],
  ['not a locale', 'A4'],
])('a PDF is made for the paper of its region: %s is %s', (locale, paper) => expect(getPaper(locale)).toBe(paper))
