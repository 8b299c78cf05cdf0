import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { openPolicies, type PoliciesFile, readPolicies } from '../../../electron/host/app/policies'
import { createDocument } from '../../../shared/document'
import { rules, rulesOf, rulesOfPolicies } from '../../../shared/meeting/rules'
import type { PolicyRules } from '../../../shared/protocol/policies'
import { testAuthor } from '../../support/author'

const policies: PolicyRules = {
  severityScale: [{ id: 'SEV 1', meaning: '', threshold: '', review: 'written', withinDays: 2 }],
  requiredFields: { action: ['owner', 'due', 'ticket'] },
}

let folder: string
let path: string
let file: PoliciesFile
const onChange = vi.fn()

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'debrief-policies-'))
  path = join(folder, 'policies.json')
  onChange.mockClear()
  file = openPolicies(folder, onChange)
})
afterEach(async () => {
  file.close()
  await rm(folder, { recursive: true, force: true })
})

it('a folder without the file has no policies, and saving some creates it', async () => {
  expect(await file.read()).toEqual({ fileName: 'policies.json', rules: {}, problems: [], canChange: true })
  expect((await file.save(policies)).rules).toEqual(policies)
  expect(JSON.parse(await readFile(path, 'utf8'))).toEqual(policies)
  expect((await readPolicies(folder)).rules).toEqual(policies)
  expect(onChange).toHaveBeenCalledOnce()
})

it('what was edited by hand and can’t be used stays when the policies are saved', async () => {
  await writeFile(path, JSON.stringify({ owner: 'SRE', deadlines: { draftHours: 'soon' }, severityScale: ['P0'] }))
  expect((await file.read()).problems).toHaveLength(4)
  await file.save(policies)
  const saved = JSON.parse(await readFile(path, 'utf8'))
  expect(saved).toMatchObject({ owner: 'SRE', deadlines: { draftHours: 'soon' } })
  expect(saved.severityScale).toEqual([...(policies.severityScale ?? []), 'P0'])
})

it('while the file can’t be read, the former policies count, and nothing is written', async () => {
  await file.save(policies)
  await writeFile(path, '{ "deadlines": {')
  const { rules: kept, problems, canChange } = await file.read()
  expect(kept).toEqual(policies)
  expect(problems[0]?.message).toMatch(/^policies\.json: The file ends too early.* Your policies stay as they were\.$/)
  expect(canChange).toBe(false)
  await expect(file.save({})).rejects.toThrow(/^policies\.json: The file ends too early/)
  expect(await readFile(path, 'utf8')).toBe('{ "deadlines": {')
})

it('a folder in place of the file says what to do', async () => {
  await mkdir(path)
  expect((await readPolicies(folder)).problems).toEqual([
    { message: 'policies.json: It is a folder. Rename or move it, so that the file can have this name.' },
  ])
})

it('a new document carries the policies of its folder', () => {
  const doc = createDocument({ title: 'Shop down', policies }, testAuthor())
  expect(rulesOf(rules.read(doc).value)).toEqual(rulesOfPolicies(policies))
})
