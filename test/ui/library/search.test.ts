import { describe, expect, it } from 'vitest'
import { searchLibrary } from '../../../renderer/screens/library/search'
import type { LibraryEntry } from '../../../shared/protocol/calls'

const entry = (id: string, more: Partial<LibraryEntry>): LibraryEntry => ({
  id,
  title: `Postmortem ${id}`,
  fileName: `${id}.debrief.json`,
  incidentId: '',
  severity: 'P1',
  status: 'draft',
  owner: '',
  services: [],
  tags: [],
  date: 0,
  changedAt: 0,
  openActions: 0,
  actions: [],
  texts: [],
  isSample: false,
  isReadOnly: false,
  ...more,
})

const long = 'Nobody had restored a backup for a year. '.repeat(4)

const find = searchLibrary([
  entry('one', { title: 'Checkout failed', date: 2 }),
  entry('two', {
    date: 1,
    tags: ['database', 'failover'],
    texts: [
      { part: 'What happened', text: 'The primary stopped.' },
      {
        part: 'Five whys',
        text: `A first answer\n${long}then the Replication slot filled the disk. ${long}\nA last answer`,
      },
    ],
  }),
])
const search = (query: string) => find({ query, status: 'all' })

describe('a search in the library', () => {
  it('says where a document matched, with the words around it', () => {
    const [found] = search('replicat')
    expect(found?.entry.id).toBe('two')
    expect(found?.hit).toMatchObject({ part: 'Five whys', match: 'Replication' })
    expect(found?.hit?.before).toMatch(/^….*then the $/)
    expect(found?.hit?.after).toMatch(/^ slot filled the disk\..*…$/)
    expect(found?.hit?.after).not.toContain('\n')
  })

  it('finds tags, and a word with a slip', () => {
    expect(search('failover')[0]?.hit).toEqual({ part: 'Tags', before: 'database, ', match: 'failover', after: '' })
    expect(search('replicatoin')[0]?.hit).toMatchObject({ part: 'Five whys', match: 'Replication' })
  })

  it('says nothing more where the row itself shows the match, and shows the newest first without a query', () => {
    expect(search('checkout')).toEqual([{ entry: expect.objectContaining({ id: 'one' }) }])
    expect(search('').map((found) => [found.entry.id, found.hit])).toEqual([
      ['one', undefined],
      ['two', undefined],
    ])
  })
})
