import { waitFor } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { applyMeetingEdits, createSnapshotReader, createStageContext, snapshot, toMeeting } from '../../shared/document'
import { createReport, toMarkdown } from '../../shared/document/report'
import { encodeFile, parseFile } from '../../shared/file'
import type { AnyStage } from '../../shared/stages/contract'
import { testAuthor } from '../support/author'
import { openMeeting } from '../support/open-meeting'
import { isCollection, isFields, isKeyedValues } from '../support/section-kinds'
import { documents, getView, known, listSections, mount } from './cases'
import { fill, getTextFields, setAcceptedValue } from './fill'

const createCopy = (doc: Y.Doc): Y.Doc => {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

test('names, sections and capture keys are each used once', () => {
  const ids = known.map((stage) => stage.id)
  const names = known.flatMap((stage) => listSections(stage).flatMap((section) => section.rootNames))
  const keys = known.flatMap((stage) => stage.captures ?? []).map((capture) => capture.key)
  for (const list of [ids, names, keys]) expect(new Set(list).size).toBe(list.length)
  for (const stage of known) {
    expect(stage.title).not.toBe('')
    expect(stage.purpose).not.toBe('')
    expect(getView(stage)).toBeDefined()
  }
})

describe.each(known.map((stage) => [stage.id, stage] as const))('%s', (_, stage) => {
  describe('in the file', () => {
    test.each(['usual', 'crowded'] as const)(
      'a %s document is the same after a round trip through the file',
      (which) => {
        const doc = documents[which](stage)
        const meeting = toMeeting(doc, known)
        const text = encodeFile({ id: 'x', title: 't', savedAt: '', meeting, crdt: Y.encodeStateAsUpdate(doc) })
        const parsed = parseFile(text)
        if (!parsed.ok) throw new Error(parsed.problem.code)
        const again = new Y.Doc()
        Y.applyUpdate(again, parsed.file.crdt)
        expect(parsed.file.isHandEdited).toBe(false)
        expect(toMeeting(again, known)).toEqual(meeting)
        expect(JSON.parse(text).meeting).toEqual(JSON.parse(JSON.stringify(meeting)))
        expect(snapshot(again, known).stages[stage.id]).toEqual(snapshot(doc, known).stages[stage.id])
      },
    )

    test('the readable part, applied to an empty document, yields the same content', () => {
      const expected = toMeeting(documents.crowded(stage), known)
      const doc = new Y.Doc()
      const edited = JSON.parse(JSON.stringify(expected))
      const rejected = applyMeetingEdits(doc, toMeeting(doc, known), edited, testAuthor('Editor'), known)
      expect(rejected).toEqual([])
      expect(withoutOrigin(toMeeting(doc, known).stages[stage.id])).toEqual(withoutOrigin(expected.stages[stage.id]))
    })
  })

  test('concurrent edits of the same rows by two people are all kept', () => {
    const mine = documents.usual(stage)
    fill(mine, testAuthor('Start'), stage.sections, 2)
    const theirs = createCopy(mine)
    for (const section of listSections(stage)) {
      for (const [doc, name] of [
        [mine, 'Mine'],
        [theirs, 'Theirs'],
      ] as const) {
        if (isCollection(section)) {
          section.addAll(doc, testAuthor(name), [{}, {}])
          const first = section.read(doc).value[0]
          for (const field of section.definition.texts) section.text(doc, first?.id ?? '', field)?.insert(0, `${name} `)
        } else if (isKeyedValues(section)) setAcceptedValue(doc, section, name, 1)
        else if (isFields(section))
          for (const field of getTextFields(doc, section)) section.text(doc, field).insert(0, `${name} `)
      }
    }
    const [fromMine, fromTheirs] = [Y.encodeStateAsUpdate(mine), Y.encodeStateAsUpdate(theirs)]
    Y.applyUpdate(mine, fromTheirs)
    Y.applyUpdate(theirs, fromMine)
    expect(toMeeting(theirs, known)).toEqual(toMeeting(mine, known))
    for (const section of listSections(stage)) {
      const json = JSON.stringify(section.toJson(section.read(mine).value))
      const texts = isCollection(section)
        ? section.definition.texts
        : isKeyedValues(section)
          ? ['key']
          : getTextFields(mine, section)
      if (texts.length > 0) for (const name of ['Mine', 'Theirs']) expect(json).toContain(name)
    }
  })

  test('a removed row keeps what others type meanwhile, in the trash and once it is restored', () => {
    const mine = documents.crowded(stage)
    for (const section of listSections(stage).filter(isCollection)) {
      const theirs = createCopy(mine)
      const row = section.read(mine).value[0]
      const [field] = section.definition.texts
      if (!row || field === undefined) throw new Error(`nothing in ${section.name}`)
      section.remove(mine, row.id, testAuthor('Dana'))
      section.text(theirs, row.id, field)?.insert(0, 'meanwhile ')
      Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs))
      expect(section.read(mine).value.map((one) => one.id)).not.toContain(row.id)
      expect(section.listTrash(mine)[0]?.[field]).toBe(`meanwhile ${row[field]}`)
      section.restore(mine, row.id)
      expect(section.read(mine).value.find((one) => one.id === row.id)?.[field]).toBe(`meanwhile ${row[field]}`)
    }
  })

  test('an invalid record is reported, left untouched, and affects nothing else', async () => {
    const doc = documents.usual(stage)
    const before = snapshot(doc, known)
    const invalid = corruptSections(doc, stage)
    expect(invalid.length).toBeGreaterThan(0)
    const bytes = Y.encodeStateAsUpdate(doc)

    const after = snapshot(doc, known)
    expect(after.invalid.map(({ section, id }) => `${section}/${id}`).sort()).toEqual([...invalid].sort())
    for (const one of after.invalid) expect(one.reason).not.toBe('')
    expect(after.stages[stage.id]).toEqual(before.stages[stage.id])
    expect(() => createReport(after, 0, {}, known)).not.toThrow()

    const meeting = openMeeting(doc, { stages: known })
    await mount(stage, meeting, 'meeting')
    expect(Y.encodeStateAsUpdate(doc)).toEqual(bytes)
  })

  describe('the report', () => {
    test.each(['empty', 'usual', 'hard', 'crowded'] as const)(
      'of a %s document renders without leaving out any text',
      (which) => {
        const doc = documents[which](stage)
        const snap = createSnapshotReader(doc, known).read()
        const data = snap.stages[stage.id]
        const context = createStageContext(snap, 0)
        const blocks = [...(stage.keyActions?.(data, context) ?? []), ...stage.report(data, context)]
        const markdown = toMarkdown('Report', blocks)
        expect(markdown.startsWith('# Report')).toBe(true)
        expect(Array.isArray(stage.problems(data, createStageContext(snap, 0)))).toBe(true)
        if (which !== 'usual') return
        const plain = JSON.stringify([blocks, stage.summary?.(data)])
        for (const { text } of stage.texts(data)) expect(plain).toContain(JSON.stringify(text.trim()).slice(1, -1))
      },
    )
  })

  describe('the view', () => {
    test('is read-only in Present and in the report', async () => {
      for (const mode of ['present', 'report'] as const) {
        const doc = documents.usual(stage)
        const meeting = openMeeting(doc, { isReadOnly: true, stages: known })
        const { container, unmount } = await mount(stage, meeting, mode)
        expect(container.querySelectorAll('input:not([readonly]):not(:disabled), select:not(:disabled)')).toHaveLength(
          0,
        )
        expect(container.querySelectorAll('[role="textbox"]:not([aria-readonly="true"])')).toHaveLength(0)
        expect(container.querySelectorAll('form')).toHaveLength(0)
        unmount()
      }
    })

    test('shows another person’s edit', async () => {
      const doc = documents.usual(stage)
      const meeting = openMeeting(doc, { stages: known })
      const { container } = await mount(stage, meeting, 'meeting')
      const section = listSections(stage).find(isCollection)
      const own = listSections(stage).find((one) => isFields(one) && getTextFields(doc, one).length > 0)
      await meeting.applyRemoteEdit((theirs) => {
        const row = section?.read(theirs).value[0]
        if (section && row) section.rewrite(theirs, row.id, section.definition.texts[0] ?? '', 'Written from afar')
        else if (own && isFields(own)) own.rewrite(theirs, getTextFields(theirs, own)[0] ?? '', 'Written from afar')
      })
      await waitFor(() => expect(container.textContent).toContain('Written from afar'))
    })
  })
})

/** Writes invalid records into every section that can contain one; returns their paths. */
const corruptSections = (doc: Y.Doc, stage: AnyStage): string[] =>
  listSections(stage).flatMap((section) => {
    const root = doc.getMap(section.name)
    if (isFields(section)) {
      const key = Object.keys(section.read(doc).value as object).find(
        (one) => !getTextFields(doc, section).includes(one),
      )
      if (key === undefined) return []
      const value = (section.read(doc).value as Record<string, unknown>)[key]
      root.set(key, { nonsense: value })
      return [`${section.name}/${key}`]
    }
    root.set('bad', isCollection(section) ? 'no record' : { nonsense: true })
    if (!isCollection(section)) return [`${section.name}/bad`]
    const [field] = Object.keys(section.definition.fields.shape)
    if (field === undefined) return [`${section.name}/bad`]
    const record = new Y.Map<unknown>()
    record.set(field, { nonsense: true })
    root.set('worse', record)
    return [`${section.name}/bad`, `${section.name}/worse`]
  })

/** Removes the author and creation time of rows: rows added by a file edit belong to whoever edited the file. */
const withoutOrigin = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutOrigin)
  if (typeof value !== 'object' || value === null) return value
  const { createdAt: _at, createdBy: _by, ...rest } = value as Record<string, unknown>
  return Object.fromEntries(Object.entries(rest).map(([key, one]) => [key, withoutOrigin(one)]))
}
