import { execFile } from 'node:child_process'
import { chmod, chown, mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { parseFile } from '../../../shared/file'
import { untilAsserted } from '../../support/until'
import { readReports, shellProcesses, untilReported } from './shell-process'
import { attach, setUpFolder } from './support'
import { packedNotes, tiny, tinyDocument } from './tiny'

const run = promisify(execFile)
const isRoot = process.getuid?.() === 0
const nobody = 65534

const { current, open, inside } = setUpFolder()
const { start, begin } = shellProcesses()

const lastState = (lines: string[]) =>
  readReports(lines)
    .filter(({ state }) => state !== undefined)
    .at(-1)

describe('the lock', () => {
  it('keeps a second host out, and says where the first one can be reached', async () => {
    const first = await begin(current.path)
    const address = `http://127.0.0.1:${first.child.pid}`
    await expect(open()).rejects.toMatchObject({
      code: 'folder-in-use',
      address,
      message: expect.stringContaining(`at ${address} (process ${first.child.pid})`),
    })
    first.writeLine('close')
    await first.ended
    await open()
  })

  it('of a killed process is taken over, by exactly one of many', async () => {
    const first = await begin(current.path)
    first.child.kill('SIGKILL')
    await first.ended
    const others = Array.from({ length: 5 }, () => start(current.path))
    await untilAsserted(() => expect(others.every(({ lines }) => lines.length > 0)).toBe(true))
    const outcomes = others.map(({ lines }) => readReports(lines)[0])
    expect(outcomes.filter((outcome) => outcome?.isOpen)).toHaveLength(1)
    expect(outcomes.filter((outcome) => outcome?.code === 'folder-in-use')).toHaveLength(4)
  })

  it('of a dead process is taken over even if its pid was reused', async () => {
    await mkdir(inside('.debrief'), { recursive: true })
    const lock = { pid: process.pid, machine: hostname(), process: '12345', address: '' }
    await writeFile(inside('.debrief', 'lock.json'), JSON.stringify(lock))
    await open()
  })

  it('of another machine is respected while it is refreshed', async () => {
    await mkdir(inside('.debrief'), { recursive: true })
    const lock = { pid: 1, machine: 'elsewhere', process: '', address: '' }
    await writeFile(inside('.debrief', 'lock.json'), JSON.stringify(lock))
    await expect(open()).rejects.toMatchObject({ code: 'folder-in-use', message: expect.stringContaining('elsewhere') })
    const longAgo = new Date(Date.now() - 3_600_000)
    await utimes(inside('.debrief', 'lock.json'), longAgo, longAgo)
    await open()
  })
})

describe.runIf(isRoot)('without permission', () => {
  it('to write to the folder, the host says so and changes nothing', async () => {
    await chmod(current.path, 0o755)
    const { lines, ended } = start(current.path, '', String(nobody))
    await ended
    expect(readReports(lines)).toMatchObject([{ code: 'no-permission' }])
    expect(readReports(lines)[0]?.sentence).toContain(current.path)
    expect(await readdir(current.path)).toEqual([])
  })

  it('to read a file, the host says so and lists the others', async () => {
    const folder = await open()
    await folder.create(tinyDocument('A'), 'abc12345')
    await folder.create(tinyDocument('B'), 'bcd12345')
    await folder.close()
    await chmod(inside('a-abc12345.debrief.json'), 0o600)
    await run('chown', ['-R', String(nobody), inside('.debrief'), current.path])
    await chown(inside('a-abc12345.debrief.json'), 0, 0)
    await rm(inside('.debrief', 'library.json'))
    const other = await begin(current.path, '', String(nobody))
    other.writeLine('list')
    await untilAsserted(() => expect(other.lines.at(-1)).toContain('"entries"'))
    expect(JSON.parse(other.lines.at(-1) ?? '')).toMatchObject({
      entries: [{ title: 'B' }],
      problems: [{ code: 'unreadable', fileName: 'a-abc12345.debrief.json' }],
    })
  })

  it('while somebody types, the typing is kept in the fallback folder and saved once permission is back', async () => {
    const fallback = inside('fallback')
    const documents = inside('documents')
    for (const each of [documents, fallback]) {
      await mkdir(each)
      await chown(each, nobody, nobody)
    }
    await chmod(current.path, 0o755)
    const other = await begin(documents, fallback, String(nobody))
    other.writeLine('type before ')
    other.writeLine('flush 1')
    await untilReported(other.lines, { flushed: '1' })
    // An open journal file stays writable; only opening the next one can fail.
    await untilAsserted(async () => expect(await readdir(`${documents}/.debrief/journal`)).toEqual([]))
    await run('chown', ['-R', '0:0', documents])
    await run('chmod', ['-R', 'a-w', documents])
    other.writeLine('type during ')
    other.writeLine('flush 2')
    await untilReported(other.lines, { flushed: '2' })
    await untilAsserted(() => expect(lastState(other.lines)?.state).toBe('failing'))
    await untilAsserted(() =>
      expect(lastState(other.lines)?.sentence).toMatch(
        /not allowed to write there.*safe in a journal in another folder/,
      ),
    )
    // Proves the message: killed now, the host has lost nothing.
    other.child.kill('SIGKILL')
    await other.ended
    await run('chown', ['-R', `${nobody}:${nobody}`, documents])
    await run('chmod', ['-R', 'u+w', documents])
    const again = await begin(documents, fallback, String(nobody))
    again.writeLine('close')
    await again.ended
    expect(JSON.stringify(await meetingsIn(documents))).toContain('before during ')
  })
})

const meetingsIn = async (folder: string) => {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.debrief.json'))
  return Promise.all(
    names.map(async (name) => {
      const parsed = parseFile(await readFile(`${folder}/${name}`, 'utf8'))
      return parsed.ok ? parsed.file.meeting : parsed.problem
    }),
  )
}

/** Mounts a small disk; false if this machine does not allow that. */
const mountDisk = async (at: string): Promise<boolean> => {
  await mkdir(at)
  return run('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', at]).then(
    () => true,
    () => false,
  )
}

/** Uses up all space that is left. */
const fillDisk = async (path: string): Promise<void> => {
  for (const size of [65_536, 4096]) {
    for (let part = 0; ; part += 1) {
      const isFull = await writeFile(`${path}.${size}.${part}`, Buffer.alloc(size, 1)).then(
        () => false,
        () => true,
      )
      if (isFull) break
    }
  }
}

const quarantineBlocker = async (folder: string): Promise<void> => {
  for (const name of await readdir(folder)) if (name.startsWith('filler.')) await rm(`${folder}/${name}`)
}

describe('on a full disk', () => {
  it('typing is kept in the fallback folder, reported, and saved as soon as there is space', async (test) => {
    const disk = inside('disk')
    if (!isRoot || !(await mountDisk(disk))) return test.skip('mounting a disk is not allowed here')
    try {
      const folder = await open({ folder: disk, fallback: inside('fallback') })
      const { doc, persisted } = await attach(folder, 'document1')
      tiny.title(doc).set('title', 'Full')
      tiny.notes(doc).insert(0, 'before ')
      await persisted.save()
      const file = `${disk}/full-document.debrief.json`
      const before = await readFile(file, 'utf8')
      await fillDisk(`${disk}/filler`)
      tiny.notes(doc).insert(7, 'x'.repeat(20_000))
      await persisted.flushed()
      await untilAsserted(() => expect(persisted.state).toBe('failing'))
      await untilAsserted(() =>
        expect(persisted.message).toBe(
          '“Full” can’t be saved. The disk is full. Everything typed so far is safe in a journal in another folder. Free up some space. Debrief keeps trying.',
        ),
      )
      expect(await readFile(file, 'utf8')).toBe(before)
      await expect(folder.importFile('x', before.replace('document1', 'document2'))).rejects.toMatchObject({
        code: 'disk-full',
      })
      await quarantineBlocker(disk)
      await untilAsserted(() => expect(persisted.state).toBe('saved'))
      await untilAsserted(async () => expect((await readFile(file, 'utf8')).length).toBeGreaterThan(20_000))
      await persisted.detach()
      expect(await meetingsIn(disk)).toMatchObject([{ notes: `before ${'x'.repeat(20_000)}` }])
      expect((await readdir(disk)).filter((name) => name.endsWith('.tmp'))).toEqual([])
      await folder.close()
    } finally {
      await run('umount', ['-l', disk])
    }
  })

  it('without a fallback, typing stays in memory, is reported, and is not called saved', async (test) => {
    const disk = inside('disk')
    if (!isRoot || !(await mountDisk(disk))) return test.skip('mounting a disk is not allowed here')
    try {
      const folder = await open({ folder: disk })
      const { doc, persisted } = await attach(folder, 'document1')
      tiny.notes(doc).insert(0, 'before ')
      await persisted.save()
      await fillDisk(`${disk}/filler`)
      tiny.notes(doc).insert(7, 'x'.repeat(20_000))
      let isFlushed = false
      const flushed = persisted.flushed().then(() => {
        isFlushed = true
      })
      await untilAsserted(() => expect(persisted.message).toContain('only in memory. Keep Debrief open'))
      expect(isFlushed).toBe(false)
      const closing = folder.close(200)
      expect(await closing).toEqual([expect.stringContaining('The disk is full')])
      await quarantineBlocker(disk)
      const again = await open({ folder: disk })
      const second = await attach(again, 'document1')
      expect(tiny.notes(second.doc).toString()).toBe('before ')
      tiny.notes(second.doc).insert(7, 'after')
      await second.persisted.detach()
      await again.close()
      void flushed
    } finally {
      await run('umount', ['-l', disk])
    }
  })

  it('a host does not start, and says why', async (test) => {
    const disk = inside('disk')
    if (!isRoot || !(await mountDisk(disk))) return test.skip('mounting a disk is not allowed here')
    try {
      const folder = await open({ folder: disk })
      await folder.create(tinyDocument('A', 'words'), 'abc12345')
      await folder.close()
      await fillDisk(`${disk}/filler`)
      await expect(open({ folder: disk })).rejects.toMatchObject({ code: 'disk-full' })
      expect((await stat(`${disk}/a-abc12345.debrief.json`)).size).toBeGreaterThan(100)
      await quarantineBlocker(disk)
      const again = await open({ folder: disk })
      expect((await again.list()).entries).toMatchObject([{ texts: packedNotes('words') }])
      await again.close()
    } finally {
      await run('umount', ['-l', disk])
    }
  })
})

it('a folder on a disconnected disk is reported, and saved to once it is back', async () => {
  const folder = await open({ folder: inside('stick'), fallback: inside('fallback') })
  const doc = new Y.Doc()
  const persisted = await folder.attach('document1', doc)
  tiny.notes(doc).insert(0, 'before ')
  await persisted.save()
  await rename(inside('stick'), inside('pulled'))
  tiny.notes(doc).insert(7, 'during')
  await untilAsserted(() => expect(persisted.state).toBe('failing'))
  expect(persisted.message).toContain('The folder is gone')
  await rename(inside('pulled'), inside('stick'))
  await untilAsserted(() => expect(persisted.state).toBe('saved'))
  await persisted.detach()
  expect(await meetingsIn(inside('stick'))).toMatchObject([{ notes: 'before during' }])
})
