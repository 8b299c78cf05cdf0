import { describe, expect, it } from 'vitest'
import type { Summary } from '../../../electron/host/store/document-codec'
import type { ListedDocument } from '../../../electron/host/store/library-entry'
import { packTexts } from '../../../electron/host/store/packed-texts'
import { LibrarySearch } from '../../../electron/host/store/search'
import { WordIndex } from '../../../electron/host/store/search/word-index'

const document = (id: string, { texts = [], ...more }: Partial<Summary> = {}): ListedDocument => ({
  summary: {
    id,
    title: `Postmortem ${id}`,
    incidentId: '',
    severity: 'P1',
    status: 'draft',
    owner: '',
    services: [],
    tags: [],
    date: 0,
    openActions: 0,
    day: '',
    checkDays: { started: 14, finished: 30, effect: 90 },
    causes: [],
    actions: [],
    texts: packTexts(texts),
    isSample: false,
    ...more,
  },
  fileName: `${id}.debrief.json`,
  changedAt: 0,
  isReadOnly: false,
})

const long = 'Nobody had restored a backup for a year. '.repeat(4)

const one = document('one', { title: 'Checkout failed', date: 2 })
const two = document('two', {
  date: 1,
  status: 'complete',
  tags: ['database', 'failover'],
  texts: [
    { part: 'What happened', text: 'The primary stopped.' },
    {
      part: 'Five whys',
      text: `A first answer\n${long}then the Replication slot filled the disk. ${long}\nA last answer`,
    },
  ],
})

const searchIn = (documents: readonly ListedDocument[]) => {
  const search = new LibrarySearch(() => documents)
  return async (query: string, more: Partial<Parameters<LibrarySearch['search']>[0]> = {}) =>
    (await search.search({ query, limit: 100, ...more })).matches
}
const idsOf = (matches: readonly { entry: { id: string } }[]): string[] => matches.map(({ entry }) => entry.id)

describe('a search in the library', () => {
  const search = searchIn([one, two])

  it('says where a document matched, with the words around it', async () => {
    const [found] = await search('replicat')
    expect(found?.entry.id).toBe('two')
    expect(found?.hit).toMatchObject({ part: 'Five whys', match: 'Replication' })
    expect(found?.hit?.before).toMatch(/^….*then the $/)
    expect(found?.hit?.after).toMatch(/^ slot filled the disk\..*…$/)
    expect(found?.hit?.after).not.toContain('\n')
  })

  it('finds tags', async () => {
    const [found] = await search('failover')
    expect(found?.hit).toEqual({ part: 'Tags', before: 'database, ', match: 'failover', after: '' })
  })

  it.each(['replicatoin', 'replcation', 'replicatiom', 'replicaation'])('finds a word typed as %s', async (typed) => {
    expect((await search(typed))[0]?.hit).toMatchObject({ part: 'Five whys', match: 'Replication' })
  })

  it('takes short words literally: a typo in them could be any word', async () => {
    expect(await search('thr')).toEqual([])
  })

  it('adds no excerpt if the row itself shows the match', async () => {
    const [found, ...others] = await search('checkout')
    expect([found?.entry.id, found?.hit, others]).toEqual(['one', undefined, []])
  })

  it('shows the newest first without a query, and only those of a status', async () => {
    expect(idsOf(await search(''))).toEqual(['one', 'two'])
    expect(idsOf(await search(' ', { status: 'complete' }))).toEqual(['two'])
    expect(idsOf(await search('postmortem', { status: 'draft' }))).toEqual([])
  })

  it('finds only documents that have every word, in whatever order and field', async () => {
    expect(idsOf(await search('disk primary database'))).toEqual(['two'])
    expect(await search('disk checkout')).toEqual([])
  })

  it('finds nothing for a query without a word', async () => {
    expect(await search('?!')).toEqual([])
  })

  it('compares words without case and accents, and shows them as they were written', async () => {
    const find = searchIn([document('a', { texts: [{ part: 'People', text: 'Zoë Łukasz, ÜBER 東京' }] })])
    expect((await find('zoe'))[0]?.hit).toMatchObject({ before: '', match: 'Zoë', after: ' Łukasz, ÜBER 東京' })
    expect((await find('Über'))[0]?.hit?.match).toBe('ÜBER')
    expect((await find('東'))[0]?.hit?.match).toBe('東京')
  })

  it('puts titles before texts, whole words before beginnings, beginnings before typos, and then the newest first', async () => {
    const text = (id: string, words: string, date = 0) =>
      document(id, { date, texts: [{ part: 'What happened', text: words }] })
    const find = searchIn([
      text('typo', 'failovre'),
      text('beginning', 'failovers'),
      text('old', 'failover'),
      text('new', 'failover', 1),
      document('title', { title: 'Failover' }),
    ])
    expect(idsOf(await find('failover'))).toEqual(['title', 'new', 'old', 'beginning', 'typo'])
  })

  it('returns as many as requested, and counts all', async () => {
    const search = new LibrarySearch(() => Array.from({ length: 30 }, (_, index) => document(String(index))))
    const { matches, total } = await search.search({ query: 'postmortem', limit: 7 })
    expect([matches.length, total]).toEqual([7, 30])
  })

  it('reflects changed, added and removed documents', async () => {
    const documents = [one, two]
    const find = searchIn(documents)
    expect(idsOf(await find('replication'))).toEqual(['two'])
    documents.splice(0, 2, document('one', { title: 'Replication' }), document('three', { title: 'Replication' }))
    expect(idsOf(await find('replication')).sort()).toEqual(['one', 'three'])
    expect(await find('checkout')).toEqual([])
  })
})

describe('the index of a search', () => {
  const randomWords = (first: number, count: number): string =>
    Array.from({ length: count }, (_, index) => `w${(first + index).toString(36)}`).join(' ')
  const fields = (texts: string, title = '') => ({ texts, tags: '', details: '', title })

  it('drops unused words, and still finds the others', () => {
    const index = new WordIndex()
    index.set('kept', fields('replication slot', 'Failover'))
    for (let round = 0; round < 10; round += 1) index.set('changing', fields(randomWords(round * 20_000, 20_000)))
    expect(index.size).toBeLessThan(80_000)
    expect([...index.search('replication slot failover').keys()]).toEqual(['kept'])
    expect([...index.search(`w${(9 * 20_000).toString(36)}`).keys()]).toContain('changing')
    expect(index.search('w0').has('changing')).toBe(false)
  })

  it('takes only so many words of one document, its title first', () => {
    const index = new WordIndex()
    index.set('random', fields(randomWords(0, 300_000), 'Failover'))
    expect(index.size).toBeLessThanOrEqual(100_000)
    expect(index.search('failover').has('random')).toBe(true)
  })

  it('works again after an update that failed', async () => {
    let isBroken = true
    const search = new LibrarySearch(() => {
      if (isBroken) throw new Error('the folder is gone')
      return [one]
    })
    await expect(search.update()).rejects.toThrow('the folder is gone')
    isBroken = false
    expect(idsOf((await search.search({ query: 'checkout', limit: 1 })).matches)).toEqual(['one'])
  })
})
