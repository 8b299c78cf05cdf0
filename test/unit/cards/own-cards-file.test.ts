import { mkdir, mkdtemp, readdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type OwnCardsFile, openOwnCards } from '../../../electron/host/app/own-cards'
import type { PromptCard } from '../../../shared/protocol/prompt-cards'

const card: PromptCard = {
  id: 'ask-support',
  group: 'voices',
  situation: 'Support is here',
  lines: ['What did the first ticket say?'],
  why: '',
  weight: 3,
}
const another = { ...card, id: 'another' }

let folder: string
let path: string
let file: OwnCardsFile
const onChange = vi.fn()

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'debrief-cards-'))
  path = join(folder, 'prompt-cards.json')
  onChange.mockClear()
  file = openOwnCards(folder, onChange)
})
afterEach(async () => {
  file.close()
  await rm(folder, { recursive: true, force: true })
})

const messages = async () => (await file.read()).problems.map(({ message }) => message)
const idsOnDisk = async () => JSON.parse(await readFile(path, 'utf8')).cards.map(({ id }: PromptCard) => id)

describe('own cards', () => {
  it('are empty without a file, and the first one creates it', async () => {
    expect(await file.read()).toMatchObject({ cards: [], problems: [], canChange: true })
    expect(await file.save(card)).toMatchObject({ cards: [card] })
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({ cards: [card], hidden: [] })
    expect(await readdir(folder)).toEqual(['prompt-cards.json'])
  })

  it('are all kept when many are saved at once', async () => {
    const all = Array.from({ length: 20 }, (_, n) => ({ ...card, id: `card-${n}` }))
    await Promise.all(all.map((one) => file.save(one)))
    expect((await idsOnDisk()).sort()).toEqual(all.map(({ id }) => id).sort())
  })

  it('can be changed, renamed, removed, and hide a built-in one', async () => {
    await file.save(card)
    await file.save({ ...card, id: 'renamed' }, 'ask-support')
    expect(await idsOnDisk()).toEqual(['renamed'])
    expect((await file.hide('quiet', true)).hidden).toEqual(['quiet'])
    expect((await file.hide('quiet', false)).hidden).toEqual([])
    expect((await file.remove('renamed')).cards).toEqual([])
  })

  it('cannot have the id of another one, nor refer to what does not exist', async () => {
    await file.save(card)
    await file.save(another)
    await expect(file.save({ ...another, id: 'ask-support' }, 'another')).rejects.toThrow(/another card with the id/)
    await expect(file.save({ ...card, stages: ['timelin'] })).rejects.toThrow(/Did you mean “timeline”\?/)
    expect(await idsOnDisk()).toEqual(['ask-support', 'another'])
  })

  it('cannot take the same id when two are renamed at once', async () => {
    await file.save(card)
    await file.save(another)
    const renamed = { ...card, id: 'renamed' }
    const results = await Promise.allSettled([file.save(renamed, 'ask-support'), file.save(renamed, 'another')])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await idsOnDisk()).filter((id: string) => id === 'renamed')).toHaveLength(1)
  })

  it('never make the file larger than what can be read again', async () => {
    await writeFile(path, JSON.stringify({ notes: 'x'.repeat(1024 * 1024 - 200), cards: [] }))
    await expect(file.save(card)).rejects.toThrow(/larger than 1 MB/)
    expect(await file.read()).toMatchObject({ cards: [], canChange: true })
  })

  it('that were edited by hand are read, and pages are notified', async () => {
    await writeFile(path, JSON.stringify([card]))
    await expect.poll(() => onChange.mock.calls.length).toBeGreaterThan(0)
    expect((await file.read()).cards).toEqual([card])
  })

  it('keep what was added by hand while the app saves', async () => {
    await writeFile(path, JSON.stringify([card, { id: 'half', lines: 7 }]))
    await file.save(another)
    expect(await idsOnDisk()).toEqual(['ask-support', 'half', 'another'])
  })
})

describe('a file that cannot be read', () => {
  const obstacles: [what: string, make: () => Promise<unknown>, message: RegExp][] = [
    ['a folder', () => mkdir(path), /It is a folder\. Rename or move it/],
    [
      'a link',
      async () => {
        await writeFile(join(folder, 'elsewhere.json'), JSON.stringify([card]))
        await symlink(join(folder, 'elsewhere.json'), path)
      },
      /It is a link to another place\. Put the file itself/,
    ],
    ['a link that leads nowhere', () => symlink(join(folder, 'nowhere'), path), /It is a link/],
    [
      'far too large',
      async () => {
        await writeFile(path, '')
        await truncate(path, 50 * 1024 * 1024)
      },
      /It is 50 MB large, and at most 1 MB is read\. Remove cards/,
    ],
    [
      'not UTF-8',
      () => writeFile(path, Buffer.from([0x5b, 0xff, 0xfe, 0x5d])),
      /It is not text in UTF-8\. Save it again/,
    ],
    ['UTF-16', () => writeFile(path, JSON.stringify([card]), 'utf16le'), /It is not text in UTF-8\. Save it again/],
    ['not JSON', () => writeFile(path, '[{]'), /Line 1, column 3 is not valid JSON/],
  ]

  it.each(obstacles)('(%s) says what to do, and is left as it is', async (_what, make, message) => {
    await make()
    const before = await readdir(folder)
    expect(await messages()).toEqual([expect.stringMatching(message)])
    await expect(file.save(card)).rejects.toThrow(message)
    await expect(file.hide('quiet', true)).rejects.toThrow(/^prompt-cards\.json: /)
    expect(await readdir(folder)).toEqual(before)
  })

  it('leaves the previous cards in use', async () => {
    await file.save(card)
    await writeFile(path, '{ "cards": [')
    const { cards, problems, canChange } = await file.read()
    expect(cards).toEqual([card])
    expect(problems[0]?.message).toMatch(/The file ends too early\..* Your cards stay as they were\.$/)
    expect(canChange).toBe(false)
  })
})
