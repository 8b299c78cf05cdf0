import type { TicketAction, TicketRow } from '../../shared/document/tickets'
import { fc } from './fast-check'

/** An action as trackers are told of it, with what a new one has. */
export const ticketAction = (id: string, more: Partial<TicketAction> = {}): TicketAction => ({
  id,
  text: `Action ${id}`,
  owner: '',
  due: '',
  priority: 'medium',
  status: 'open',
  ticket: '',
  criterion: '',
  kind: '',
  droppedBecause: '',
  ...more,
})

/** The same as a row of a document. */
export const ticketRow = (
  id: string,
  more: Partial<TicketAction> = {},
  document: Partial<TicketRow['document']> = {},
): TicketRow => ({
  document: { id: 'd1', title: 'Checkout was down', severity: 'SEV1', services: ['checkout'], ...document },
  action: ticketAction(id, more),
})

/** Texts that try to be code, commands, formulas, markup or more than one cell. */
export const hostileText = fc
  .array(
    fc.oneof(
      {
        weight: 3,
        arbitrary: fc.constantFrom(
          ...["'", "'; rm -rf ~; '", '"', '","', '$(id)', '`id`', '$HOME', '\\', "\\'", '!!', '&& id', '| id', '; id'],
          ...[
            '#',
            '--title=x',
            '-',
            '--',
            '*',
            '~',
            '%s%n',
            '\n',
            '\r\n',
            '\r',
            '\t',
            '\u0000',
            '\u001b[31m',
            '\u0085',
          ],
          ...['=1+1', '+1', '@SUM(A1)', '-2', '/close', '\n/close', '\n /assign @all', '<!-- x -->', '<b>', '[x](y)'],
          ...[
            '{code}',
            '{noformat}',
            '[~bob]',
            '# x',
            '\n- [x] y',
            '```',
            '| a |',
            '👩‍👩‍👧',
            '\ud800',
            '\u202e',
            'مرحبا',
            'ß',
          ],
          ...['\u2028', 'EOF', '\nEOF\n', 'exit 1', '\nexit 1\n', 'END:VEVENT', 'x'.repeat(300), '漢'.repeat(140)],
        ),
      },
      fc.string({ unit: 'binary', maxLength: 20 }),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => parts.join(''))

const day = fc.date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })

/** Rows of one or more documents, with hostile texts in every field that people fill. */
export const hostileRows = fc
  .array(
    fc
      .record({
        text: hostileText,
        owner: fc.oneof(fc.constant(''), hostileText),
        criterion: fc.oneof(fc.constant(''), hostileText),
        due: fc.oneof(
          fc.constant(''),
          day.map((at) => at.toISOString().slice(0, 10)),
        ),
        priority: fc.constantFrom('high' as const, 'medium' as const, 'low' as const),
        status: fc.constantFrom('open' as const, 'in-progress' as const, 'done' as const, 'dropped' as const),
        ticket: fc.oneof({ weight: 3, arbitrary: fc.constant('') }, hostileText),
        kind: fc.constantFrom('', 'prevent', 'learn'),
        droppedBecause: fc.oneof(fc.constant(''), hostileText),
      })
      .chain((action) =>
        fc.record({ title: hostileText, severity: hostileText }).map((document) => ({ action, document })),
      ),
    { maxLength: 6 },
  )
  .map((rows) =>
    rows.map(({ action, document }, at) => ticketRow(`a-${at}`, action, { ...document, id: `d${at % 2}` })),
  )
