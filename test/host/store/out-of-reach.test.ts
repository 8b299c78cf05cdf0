import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { createSettings, documentsFolder } from '../../../electron/host/app/settings'
import { parseFile } from '../../../shared/file'
import { untilAsserted } from '../../support/until'
import { readReports, shellProcesses, untilReported } from './shell-process'
import { attach, setUpFolder } from './support'
import { tiny, tinyDocument } from './tiny'

const { open, inside } = setUpFolder()
const { begin } = shellProcesses()

describe('a folder that is out of reach while a document is open', () => {
  it.each([
    ['deleted', (folder: string) => rm(folder, { recursive: true, maxRetries: 10 })],
    ['moved', (folder: string) => rename(folder, `${folder}-moved`)],
  ])('because it was %s: what is said to be safe is there after the host was killed', async (_how, takeAway) => {
    const [folder, fallback] = [inside('documents'), inside('fallback')]
    const first = await begin(folder, fallback)
    first.writeLine('type before ')
    await untilAsserted(async () => expect(readReports(first.lines).at(-1)?.state ?? 'saved').toBe('saved'))
    first.writeLine('flush 1')
    await untilReported(first.lines, { flushed: '1' })
    await takeAway(folder)
    first.writeLine('type during ')
    const isSafe = expect.stringContaining('safe in a journal in another folder')
    await untilReported(first.lines, { state: 'failing', sentence: isSafe })
    first.child.kill('SIGKILL')
    await first.ended

    const again = await begin(folder, fallback)
    again.writeLine('text')
    await untilReported(again.lines, { text: 'before during ' })
    again.writeLine('close')
    await again.ended
  })

  it('still offers the download, from memory', async () => {
    const folder = await open({ folder: inside('documents'), fallback: inside('fallback') })
    await folder.create(tinyDocument('A', 'before '), 'abc12345')
    const { doc, persisted } = await attach(folder, 'abc12345')
    await rm(inside('documents'), { recursive: true, maxRetries: 10 })
    tiny.notes(doc).insert(7, 'during')
    const { text } = await folder.fileText('abc12345')
    expect(parseFile(text)).toMatchObject({ ok: true, file: { id: 'abc12345', meeting: { notes: 'before during' } } })
    await persisted.abandon()
  })
})

describe('the folder of documents', () => {
  it('is not stored unless somebody chose one, so that the data folder can be moved', async () => {
    const settings = await createSettings(inside('data'))
    await settings.change((all) => ({ ...all, name: 'Ann' }))
    expect(settings.value().folder).toBe('')
    await rename(inside('data'), inside('moved'))
    const moved = await createSettings(inside('moved'))
    expect(documentsFolder(inside('moved'), moved.value().folder)).toBe(inside('moved', 'documents'))
  })

  it('stored by an earlier version moves with the data folder', async () => {
    await mkdir(inside('moved', 'documents'), { recursive: true })
    expect(documentsFolder(inside('moved'), inside('data', 'documents'))).toBe(inside('moved', 'documents'))
  })

  it('stored by an earlier version is that of a copied data folder', async () => {
    for (const data of ['data', 'copied']) await mkdir(inside(data, 'documents'), { recursive: true })
    await writeFile(inside('data', 'settings.json'), '{}')
    expect(documentsFolder(inside('copied'), inside('data', 'documents'))).toBe(inside('copied', 'documents'))
  })

  it('that somebody chose is kept, even while it is unavailable', async () => {
    await mkdir(inside('data', 'documents'), { recursive: true })
    expect(documentsFolder(inside('data'), inside('stick', 'postmortems'))).toBe(inside('stick', 'postmortems'))
    await mkdir(inside('work', 'documents'), { recursive: true })
    expect(documentsFolder(inside('data'), inside('work', 'documents'))).toBe(inside('work', 'documents'))
  })
})
