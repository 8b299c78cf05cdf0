import { describe, expect, test } from 'vitest'
import { readAssignment } from '../../../shared/meeting/capture/assignment'
import { readDue } from '../../../shared/meeting/capture/due'
import { fc } from '../../support/fast-check'
import { growth, LINEAR_GROWTH } from '../../support/growth'

/** A Tuesday. */
const today = '2026-03-10'
const people = [
  'Noor Haddad',
  'Ana María Pérez',
  'Ana Lindqvist',
  'Sam',
  'Sam Lee',
  'Zoë 🌻',
  '王小明',
  'Jean-Luc O’Neil',
]
const read = (line: string) => readAssignment(line, people, today)

describe('the owner of an action', () => {
  test.each([
    ['Alert on failed backups @Noor Haddad +2w', 'Noor Haddad', 'Alert on failed backups'],
    ['Alert on failed backups @noor', 'Noor Haddad', 'Alert on failed backups'],
    ['@Noor to alert on failed backups', 'Noor Haddad', 'to alert on failed backups'],
    ['Alert on failed backups @Haddad', 'Noor Haddad', 'Alert on failed backups'],
    ['Page earlier @ana maria perez, please', 'Ana María Pérez', 'Page earlier, please'],
    ['Page earlier @Sam Lee', 'Sam Lee', 'Page earlier'],
    ['Page earlier @Sam', 'Sam', 'Page earlier'],
    ['Page earlier (@Sam)', '', 'Page earlier (@Sam)'],
    ['Page earlier @Zoë 🌻', 'Zoë 🌻', 'Page earlier'],
    ['Page earlier @王小明 tomorrow', '王小明', 'Page earlier'],
    ['Page earlier @jean-luc.', 'Jean-Luc O’Neil', 'Page earlier.'],
  ])('is read from “%s” as “%s”', (line, owner, text) => expect(read(line)).toMatchObject({ owner, text }))

  test('is read as a full name if not on the roster and the phrase ends with it, and otherwise as its first word', () => {
    expect(read('Alert on failed backups @Priya Shah +2w')).toMatchObject({ owner: 'Priya Shah', due: '2026-03-24' })
    expect(read('Alert on failed backups @Priya Shah')).toMatchObject({ owner: 'Priya Shah' })
    expect(read('Alert on failed backups @Priya Friday')).toMatchObject({ owner: 'Priya', due: '2026-03-13' })
    expect(read('@Priya alerts on failed backups')).toMatchObject({ owner: 'Priya', text: 'alerts on failed backups' })
    expect(read('Alert on failed backups @Noor Smith')).toMatchObject({ owner: 'Noor Smith' })
  })

  test('is nobody if several people have that first name, and the line lists the candidates', () => {
    expect(read('Page earlier @Ana +1w')).toEqual({
      text: 'Page earlier',
      owner: 'Ana',
      due: '2026-03-17',
      candidates: ['Ana María Pérez', 'Ana Lindqvist'],
    })
  })

  test('is neither an email address nor a lone @', () => {
    expect(read('Mail ops@example.org about C++')).toEqual({
      text: 'Mail ops@example.org about C++',
      owner: '',
      due: '',
    })
    expect(read('Meet @ noon')).toMatchObject({ owner: '', text: 'Meet @ noon' })
  })

  test('is the one on the roster if several people are named by an @', () => {
    expect(read('Tell @everyone what @Noor found')).toMatchObject({
      owner: 'Noor Haddad',
      text: 'Tell @everyone what found',
    })
  })
})

describe('the due date of an action', () => {
  test.each([
    ['Rotate keys @Noor +2w', '2026-03-24'],
    ['Rotate keys +2w @Noor', '2026-03-24'],
    ['+2w rotate keys', '2026-03-24'],
    ['Rotate keys @Noor 2026-12-10', '2026-12-10'],
    ['Rotate keys 2026-12-10 @Noor', '2026-12-10'],
    ['Rotate keys @Noor tomorrow', '2026-03-11'],
    ['Rotate keys tomorrow', '2026-03-11'],
    ['Rotate keys @Noor by Friday', '2026-03-13'],
    ['Rotate keys @Noor friday', '2026-03-13'],
    ['Rotate keys @Noor on Friday', '2026-03-13'],
    ['Rotate keys @Noor in two weeks', '2026-03-24'],
    ['Rotate keys @Noor +5 bd', '2026-03-17'],
    ['Rotate keys by end of month', '2026-03-31'],
    ['Rotate keys @Noor 1 Apr', '2026-04-01'],
    ['Rotate keys by April 1', '2026-04-01'],
    ['@Noor by Friday: rotate keys', '2026-03-13'],
    ['Rotate keys, due 24.12.2026', '2026-12-24'],
  ])('is read from “%s” as %s', (line, due) => {
    expect(read(line).due).toBe(due)
    expect(read(line).text.toLowerCase()).toBe('rotate keys')
  })

  test.each([
    'Keep logs for 30 days',
    'Forbid deploys on Friday',
    'Check what was lost since 1 March',
    'Alert when a certificate expires in 30 days',
    'Write down the incident of 2026-03-01',
    'Page when the disk is full',
    'Replace the job that runs every Friday',
  ])('“%s” has none and stays as it is', (line) => expect(read(line)).toEqual({ text: line, owner: '', due: '' }))
})

test('a line that holds nothing but an owner and a date stays the text of the action', () => {
  expect(read('@Noor +2w')).toEqual({ text: '@Noor +2w', owner: '', due: '' })
})

const name = fc
  .array(fc.stringMatching(/^[A-ZÀÉÖŞŁ][a-zéöşłñ]{1,9}$/), { minLength: 1, maxLength: 3 })
  .map((words) => words.join(' '))
const phrase = fc
  .array(fc.constantFrom('rotate', 'keys', 'alert', 'backup', 'queue', 'limits', 'replica', 'check'), {
    minLength: 1,
    maxLength: 6,
  })
  .map((words) => words.join(' '))
const due = fc.constantFrom('', '+2w', '+10d', 'tomorrow', '2026-12-10', 'by Friday', '24.12.2026', 'eom')

describe('whatever the roster', () => {
  test('a full name is always read completely, and the words around it stay', () =>
    fc.assert(
      fc.property(
        fc.uniqueArray(name, { minLength: 1, maxLength: 12 }),
        fc.nat(),
        phrase,
        due,
        (names, at, text, when) => {
          const owner = names[at % names.length] ?? ''
          const line = [text, `@${owner}`, when].filter(Boolean).join(' ')
          expect(readAssignment(line, names, today)).toEqual({
            text,
            owner,
            due: readDue(when.replace(/^by /, ''), today) ?? '',
          })
        },
      ),
    ))

  test('the owner that an @ names is on the roster, or a word of the line', () =>
    fc.assert(
      fc.property(fc.array(name), fc.string({ maxLength: 60 }), (names, line) => {
        const { owner, text } = readAssignment(line, names, today)
        expect(owner === '' || names.includes(owner) || line.includes(owner)).toBe(true)
        expect(text === '' && line.trim() !== '').toBe(false)
      }),
    ))
})

test('a line full of names is read in linear time', () => {
  const work = (size: number): void => void readAssignment('@a b '.repeat(size), ['Noor'], today)
  expect(growth(work, 6_000)).toBeLessThan(LINEAR_GROWTH)
})
