import { expect, test } from 'vitest'
import { readMeasureLine, readSource, sourceText } from '../../../shared/stages/impact/measure-line'

test.each([
  ['about 5,000 projects lost their changes', 'about 5,000', 'projects', 'lost their changes'],
  ['18 hours of outage', '18', 'hours', 'outage'],
  ['0.3 % of requests failed', '0.3', '%', 'requests failed'],
  ['12% of users', '12', '%', 'users'],
  ['€ 40,000 in refunds', '€ 40,000', '', 'in refunds'],
  ['3-4 people for two days', '3-4', 'people', 'for two days'],
  ['~2 million requests', '~2 million', 'requests', ''],
  ['700', '700', '', ''],
  ['24 h 11 min of old data', '24 h 11 min', '', 'old data'],
  ['about 2 hours and 5 minutes without writes', 'about 2 hours and 5 minutes', 'without', 'writes'],
  ['3 min 4 people looked', '3', 'min', '4 people looked'],
  ['Nobody could sign in', '', '', 'Nobody could sign in'],
])('the line “%s” is split into amount, unit and text', (line, amount, unit, text) =>
  expect(readMeasureLine(line)).toEqual({ amount, unit, text }),
)

test('a source may contain its link, which must be safe', () => {
  const read = readSource('Status page https://status.example.org/1')
  expect(read).toEqual({ source: 'Status page', sourceUrl: 'https://status.example.org/1' })
  expect(readSource(sourceText(read))).toEqual(read)
  expect(readSource('javascript:alert(1)')).toEqual({ source: 'javascript:alert(1)', sourceUrl: '' })
})
