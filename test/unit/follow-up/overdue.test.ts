import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { command } from '../../../electron/cli/commands/overdue'
import { documentCodec } from '../../../electron/host/app/document-codec'
import { DocumentFolder } from '../../../electron/host/store'
import { createDocument, toMeeting } from '../../../shared/document'
import { followUpFacts, followUpOfMeeting } from '../../../shared/document/follow-up'
import { snapshot } from '../../../shared/document/snapshot'
import { record } from '../../../shared/meeting/incident'
import { actions, addAction, addCause } from '../../../shared/stages/actions/model'
import { testAuthor } from '../../support/author'
import { encodeDocument } from '../../support/tour-host'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'debrief-overdue-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const add = (name: string, due: string, values: Parameters<typeof addAction>[2] = {}): string => {
  const author = testAuthor(name)
  const doc = createDocument({ title: name }, author)
  record.change(doc, { severity: 'P1', services: ['checkout'] })
  addAction(doc, author, { text: `Action of ${name}`, owner: 'Noor', due, ...values })
  const path = join(folder, `${name}.debrief.json`)
  writeFileSync(path, encodeDocument(doc).text)
  return path
}

const run = async (...args: string[]) => {
  const out: string[] = []
  const errors: string[] = []
  const status = await command.run(['--today', '2026-03-16', ...args], {
    stdout: (text) => void out.push(text),
    stderr: (line) => void errors.push(line),
    stdin: async () => new Uint8Array(),
  })
  return { status, out: out.join(''), errors }
}

describe('debrief overdue', () => {
  it('lists what is past its due date, the oldest first, and says so by its exit status', async () => {
    add('late', '2026-03-15')
    add('later', '2026-02-28', { owner: 'Ines', status: 'in-progress' })
    add('due', '2026-03-16')
    add('finished', '2026-03-01', { status: 'done' })
    add('undated', '')
    const { status, out } = await run(folder)
    expect(status).toBe(1)
    expect(out.split('\n')).toEqual([
      '2026-02-28  16 days    Action of later (Ines, later, P1)',
      '2026-03-15  1 day      Action of late (Noor, late, P1)',
      '',
      '2 actions overdue.',
      '',
    ])
    const ofInes = await run('--json', '--owner', ' ines', folder)
    expect(JSON.parse(ofInes.out)).toEqual([
      expect.objectContaining({
        document: 'later',
        owner: 'Ines',
        daysOverdue: 16,
        severity: 'P1',
        status: 'in-progress',
      }),
    ])
    expect(await run('--owner', 'Abel', folder)).toEqual({ status: 0, out: 'Nothing is overdue.\n', errors: [] })
  })

  it('reads the library’s index where it is up to date, and the files that have changed since', async () => {
    const path = add('late', '2026-03-15')
    add('later', '2026-02-28')
    const opened = await DocumentFolder.open({ folder, codec: documentCodec })
    await opened.list()
    // The lock names this process, which is no host that could be asked.
    expect((await run(folder)).status).toBe(1)
    await opened.close()
    expect((await run(folder)).out).toContain('2 actions overdue')
    writeFileSync(path, encodeDocument(createDocument({ title: 'late' }, testAuthor('late'))).text)
    expect((await run(folder)).out).toContain('1 action overdue')
  })

  it('reads named files, and goes on where one can’t be read', async () => {
    const path = add('late', '2026-03-15')
    const damaged = join(folder, 'damaged.debrief.json')
    writeFileSync(damaged, '{"format":"debrief-meeting",')
    const { status, out, errors } = await run(path, damaged)
    expect(status).toBe(2)
    expect(out).toContain('1 action overdue')
    expect(errors).toEqual([expect.stringContaining('damaged.debrief.json')])
    await expect(run(join(folder, 'nowhere'))).rejects.toThrow('there is no such folder or file')
    await expect(run('--today', '2026-02-31')).rejects.toThrow('must be a date')
    await expect(run('--owner')).rejects.toThrow('must be a name')
    await expect(run('--all')).rejects.toThrow('no option')
  })
})

describe('the readable half of a file', () => {
  it('holds the same to follow up as the document', () => {
    const author = testAuthor()
    const doc = createDocument({ title: 'Checkout down' }, author)
    record.change(doc, { startedAt: Date.parse('2026-03-01T23:30:00Z'), entryZone: 'Pacific/Auckland' })
    const id = addAction(doc, author, { text: 'Alert', due: '2026-03-02', worked: 'partly', outcome: 'Less often' })
    addAction(doc, author, { text: 'Removed' })
    addCause(doc, id, 'whys.answers/1')
    actions.remove(doc, addAction(doc, author, { text: 'In the trash' }), author)
    const { document } = followUpOfMeeting('a', JSON.parse(JSON.stringify(toMeeting(doc))))
    const { causes: _causes, ...facts } = followUpFacts(snapshot(doc))
    expect(document).toMatchObject(facts)
    expect(document.day).toBe('2026-03-02')
  })

  it('is read where it is from a former version or edited by hand', () => {
    const rows = [{ id: 'a', text: 'Alert', isDone: true, due: 'soon' }, { text: 'No id' }, 7]
    const meeting = { record: { title: 7, services: 'api' }, stages: { actions: { actions: rows } } }
    expect(followUpOfMeeting('x', meeting).document).toMatchObject({
      title: 'Untitled postmortem',
      services: [],
      actions: [{ id: 'a', text: 'Alert', status: 'done', due: '' }],
    })
    for (const days of [1e15, -1, 0.5, '14', null])
      expect(
        followUpOfMeeting('x', { rules: { deadlines: { progressCheckDays: days, completionCheckDays: 7 } } }).document,
      ).toMatchObject({ checkDays: { started: 14, finished: 7, effect: 90 } })
    for (const broken of [undefined, null, 7, [], { stages: [] }, { stages: { actions: { actions: {} } } }])
      expect(followUpOfMeeting('x', broken).document.actions).toEqual([])
  })
})
