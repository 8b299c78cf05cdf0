import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findTemplate, openTemplates, readTemplates, type TemplatesFile } from '../../../electron/host/app/templates'
import { builtInTemplates } from '../../../shared/document/templates'
import { parseTemplates } from '../../../shared/document/templates/template-file'
import { MAX_TEMPLATES, type PostmortemTemplate } from '../../../shared/protocol/templates'
import { fc } from '../../support/fast-check'

const team: PostmortemTemplate = {
  id: 'team',
  version: 2,
  name: 'Team',
  purpose: 'What we do.',
  sections: ['learning', { title: 'Cost', prompt: 'In hours.' }],
  agenda: [{ stage: 'timeline', minutes: 30 }],
  cards: { hide: ['praise'] },
  prompts: { stages: { timeline: 'Logs first.' } },
  rules: { deadlines: { draftHours: 24 } },
}

const read = (value: unknown) => parseTemplates(JSON.stringify(value), 'templates.json')
const problemsOf = (value: unknown): string[] => read(value).problems.map(({ message }) => message)
/** The only problem of a template that is otherwise right, and the template as it is used. */
const fault = (change: Record<string, unknown>) => {
  const { templates, problems } = read({ templates: [{ ...team, ...change }] })
  expect(problems).toHaveLength(1)
  expect(problems[0]?.message).toMatch(/^templates\.json: template (“[^”]*”|number 1): /)
  return { message: problems[0]?.message ?? '', used: templates[0] }
}

describe('the file of templates', () => {
  it('is read as it is written, as an object or just the list; an empty one has none', () => {
    expect(read({ templates: [team] })).toEqual({
      fileName: 'templates.json',
      templates: [team],
      problems: [],
      canChange: true,
    })
    expect(read([team]).templates).toEqual([team])
    expect(parseTemplates('', 'templates.json')).toMatchObject({ templates: [], problems: [], canChange: true })
  })

  it.each([
    ['{ "templates": [', /Close the last text, list or object/],
    ['{ "templates": [] ]', /Line 1, column 19 is not valid JSON/],
    ['5', /The file must hold/],
    ['{ "templates": {} }', /“templates” must be a list/],
  ])('that is not one can’t be changed, and says where it is wrong: %s', (text, message) => {
    const { problems, canChange, templates } = parseTemplates(text, 'templates.json')
    expect(problems.map((one) => one.message).join()).toMatch(message)
    expect({ canChange, templates }).toEqual({ canChange: false, templates: [] })
  })

  it.each<[string, Record<string, unknown>, RegExp, Partial<PostmortemTemplate> | undefined]>([
    ['an id with a space', { id: 'My team' }, /“id” must be lowercase letters/, undefined],
    ['no name', { name: undefined }, /“name” must be a text/, undefined],
    [
      'a version in words',
      { version: 'two' },
      /“version” must be a whole number from 1. Until then, it is 1/,
      { version: 1 },
    ],
    ['a purpose that is a list', { purpose: [] }, /“purpose” must be a text/, { purpose: '' }],
    [
      'a way of review that nobody knows',
      { review: 'call' },
      /“review” must be one of meeting, written, near-miss/,
      {},
    ],
    ['a misspelled field', { agnda: [] }, /“agnda” is not a field of a template. Did you mean “agenda”/, team],
    ['sections that are no list', { sections: 'all' }, /“sections” must be a list/, { agenda: team.agenda }],
    [
      'a misspelled section',
      { sections: ['lerning', 'context'] },
      /Did you mean “learning”/,
      { sections: ['context'] },
    ],
    ['a section that is a number', { sections: [7, 'context'] }, /“7” is no section/, { sections: ['context'] }],
    ['a section named twice', { sections: ['context', 'context'] }, /names “context” twice/, { sections: ['context'] }],
    ['an own section without a title', { sections: [{ prompt: 'x' }] }, /Its title has 1 to 80/, { sections: [] }],
    [
      'an own section at a place that is none',
      { sections: [{ title: 'Cost', place: 'end' }] },
      /“place” is “end”, but must be one of summary/,
      { sections: [{ title: 'Cost', prompt: '' }] },
    ],
    [
      'an agenda that is no list',
      { agenda: { timeline: 5 } },
      /“agenda” must be a list of stages/,
      { rules: team.rules },
    ],
    [
      'an agenda without a stage',
      { agenda: [] },
      /“agenda” has no stage, so the usual agenda applies/,
      { rules: team.rules },
    ],
    [
      'a misspelled stage',
      {
        agenda: [
          { stage: 'timelin', minutes: 5 },
          { stage: 'impact', minutes: 5 },
        ],
      },
      /There is no stage “timelin”. Did you mean “timeline”/,
      { agenda: [{ stage: 'impact', minutes: 5 }] },
    ],
    [
      'minutes in words',
      { agenda: [{ stage: 'timeline', minutes: 'ten' }] },
      /“minutes” of “timeline” must be a whole number from 0 to 600. Until then, 20 applies/,
      { agenda: [{ stage: 'timeline', minutes: 20 }] },
    ],
    ['cards that are a list', { cards: ['praise'] }, /“cards” must be an object/, { rules: team.rules }],
    [
      'a misspelled card',
      { cards: { hide: ['prase'] } },
      /“hide” names “prase”, which is unknown. Did you mean “praise”/,
      {},
    ],
    ['a guide that nobody knows', { cards: { guides: ['sre'] } }, /“guides” names “sre”/, {}],
    [
      'an own card without lines',
      { cards: { own: [{ id: 'ask' }] } },
      /“own”, card “ask”: .*“lines” must be a list/s,
      {},
    ],
    [
      'an own card with the id of a built-in one',
      { cards: { own: [{ id: 'praise', group: 'focus', situation: 'S', lines: ['Ask.'] }] } },
      /“praise” is the id of a built-in card/,
      {},
    ],
    ['a prompt for no stage', { prompts: { stages: { timelin: 'x' } } }, /“stages” has no “timelin”. Did you mean/, {}],
    ['a prompt without words', { prompts: { fields: { summary: ' ' } } }, /“summary” must be a text of 1 to 400/, {}],
    ['prompts that are a text', { prompts: 'x' }, /“prompts” must be an object/, { rules: team.rules }],
    ['rules that are a list', { rules: [] }, /“rules” must be an object/, { sections: team.sections }],
    ['a deadline in words', { rules: { deadlines: { draftHours: 'soon' } } }, /“rules”: “draftHours” is “soon”/, {}],
    ['a required field that is none', { rules: { requiredFields: { action: ['ownr'] } } }, /Did you mean “owner”/, {}],
  ])('says what to do about %s, and the rest still counts', (_, change, message, used) => {
    const found = fault(change)
    expect(found.message).toMatch(message)
    if (used) expect(found.used).toMatchObject({ id: 'team', ...used })
    else expect(found.used).toBeUndefined()
  })

  it('says what to do about two templates with one id, about too many, and about entries that are none', () => {
    const two = read([team, { ...team, name: 'Other' }])
    expect(two.templates.map(({ name }) => name)).toEqual(['Team'])
    expect(two.problems[0]?.message).toMatch(/There are two templates with this id.* Give number 2 another id/)
    expect(problemsOf([7])).toEqual([expect.stringMatching(/template number 1: A template must be an object/)])
    expect(problemsOf([{ ...team, id: 'mastering' }])).toEqual([expect.stringMatching(/that Debrief has already/)])
    expect(problemsOf({ template: [] })).toEqual([expect.stringMatching(/“template” is not read/)])
    const many = read(Array.from({ length: MAX_TEMPLATES + 2 }, (_, index) => ({ id: `t-${index}`, name: 'T' })))
    expect(many.templates).toHaveLength(MAX_TEMPLATES)
    expect(many.problems.map(({ message }) => message)).toEqual([expect.stringMatching(/There are 102 templates/)])
  })

  it('never throws, and uses nothing that its schema refuses', () => {
    const values = fc.jsonValue({ maxDepth: 4 })
    const names = fc.constantFrom('id', 'name', 'version', 'sections', 'agenda', 'cards', 'prompts', 'rules', 'other')
    const entries = fc.array(
      fc.oneof(
        values,
        fc.dictionary(names, values).map((change) => ({ ...team, ...change })),
      ),
    )
    fc.assert(
      fc.property(entries, (list) => {
        const { templates, problems } = read(list)
        for (const { message } of problems) expect(message.startsWith('templates.json: ')).toBe(true)
        expect(read(templates).templates).toEqual(templates)
        expect(read(templates).problems).toEqual([])
      }),
    )
  })
})

describe('the templates of a folder', () => {
  let folder: string
  let path: string
  let file: TemplatesFile
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'debrief-templates-'))
    path = join(folder, 'templates.json')
    file = openTemplates(folder, () => undefined)
  })
  afterEach(async () => {
    file.close()
    await rm(folder, { recursive: true, force: true })
  })

  it('are saved, replaced and removed; whatever can’t be used stays', async () => {
    await writeFile(
      path,
      JSON.stringify({ owner: 'SRE', templates: [{ id: 'x' }, { ...team, version: 1, note: 'Ask Noor' }] }),
    )
    expect((await file.save(team)).templates).toEqual([team])
    const saved = JSON.parse(await readFile(path, 'utf8'))
    expect(saved).toEqual({ owner: 'SRE', templates: [{ id: 'x' }, { ...team, note: 'Ask Noor' }] })
    expect((await readTemplates(folder)).templates).toEqual([team])
    expect((await file.remove('team')).templates).toEqual([])
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({ owner: 'SRE', templates: [{ id: 'x' }] })
  })

  it('are refused with a sentence if they can’t be used', async () => {
    const mastering = { ...team, id: 'mastering' }
    await expect(file.save(mastering)).rejects.toThrow(/has a template with this name already/)
    await expect(file.save({ ...team, sections: ['nothing'] })).rejects.toThrow(/There is no section “nothing”/)
    await mkdir(path)
    await expect(file.save(team)).rejects.toThrow(/It is a folder/)
    expect((await file.read()).canChange).toBe(false)
  })

  it('are found by their ids, as those of the guides are', async () => {
    await file.save(team)
    const own = await file.read()
    expect(findTemplate('team', own)).toEqual(team)
    expect(findTemplate('discipline', own)).toBe(builtInTemplates.find(({ id }) => id === 'discipline'))
    expect(() => findTemplate('gone', own)).toThrow(/no template “gone” any more. Nothing was made/)
  })
})
