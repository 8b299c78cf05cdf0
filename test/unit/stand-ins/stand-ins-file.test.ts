import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createStandIns } from '../../../electron/host/app/stand-ins'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'debrief-stand-ins-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const alice = { text: 'Alice', standIn: 'Engineer A', isKept: false }
const host = { text: 'db-1', standIn: 'host-1', isKept: true }

test('the host keeps stand-ins in its data folder; the newer of two about one text counts, whatever its case', async () => {
  const store = await createStandIns(folder)
  expect(store.read()).toEqual([])
  await store.remember([alice, host])
  await store.remember([{ ...alice, text: 'ALICE', standIn: 'Engineer Z' }])
  const reopened = await createStandIns(folder)
  expect(reopened.read()).toEqual([host, { text: 'ALICE', standIn: 'Engineer Z', isKept: false }])
})

test('one damaged stand-in does not cost the others, and the file as it was is kept', async () => {
  const path = join(folder, 'stand-ins.json')
  await writeFile(path, JSON.stringify([alice, { text: 7 }, host]))
  const store = await createStandIns(folder)
  expect(store.read()).toEqual([alice, host])
  expect(await readFile(join(folder, store.quarantinedAs() ?? ''), 'utf8')).toContain('7')
})
