import { isObject, readJson, toFileProblems } from '../../meeting/hand-edited'
import {
  MAX_TEMPLATES,
  type OwnTemplates,
  type PostmortemTemplate,
  postmortemTemplateSchema,
} from '../../protocol/templates'
import { builtInTemplates } from './built-in'
import { readTemplate, type TemplateEntry, templateLabel } from './read-template'

/** The file's content as it is, entries that can't be used included. */
export type TemplateFileContent = { templates: unknown[]; others: Record<string, unknown> }

const shape = '{ "templates": [ … ] }'

/** Reads the file's outer form: an object with the list of templates, or just the list. */
export const readTemplateFile = (text: string): { content: TemplateFileContent } | { fault: string } => {
  const json = readJson(text)
  if ('fault' in json) return json
  const { value = {} } = json
  if (Array.isArray(value)) return { content: { templates: value, others: {} } }
  if (!isObject(value)) return { fault: `The file must hold ${shape}.` }
  const { templates = [], ...others } = value
  return Array.isArray(templates)
    ? { content: { templates, others } }
    : { fault: `“templates” must be a list. The file must hold ${shape}.` }
}

const isBuiltIn = (id: string): boolean => builtInTemplates.some((one) => one.id === id)

const readEntries = (entries: readonly unknown[]): TemplateEntry[] => {
  const ids = new Set<string>()
  return entries.map((raw, index): TemplateEntry => {
    if (index >= MAX_TEMPLATES) return { faults: [] }
    const refuse = (fault: string): TemplateEntry => ({ faults: [`${templateLabel(raw, index)}: ${fault}`] })
    const { template, faults } = readTemplate(raw)
    if (template && isBuiltIn(template.id))
      return refuse('This is the id of a template that Debrief has already. Give it another id.')
    if (template && ids.has(template.id))
      return refuse(
        `There are two templates with this id, and the first one is used. Give number ${index + 1} another id.`,
      )
    if (template) ids.add(template.id)
    return {
      ...(template && { template }),
      faults: faults.length === 0 ? [] : [`${templateLabel(raw, index)}: ${faults.join('\n')}`],
    }
  })
}

/** Reads a folder's templates. Each mistake becomes a problem that says what to do; all else is used. Never throws. */
export const parseTemplates = (text: string, fileName: string): OwnTemplates => {
  const read = readTemplateFile(text)
  if ('fault' in read)
    return { fileName, templates: [], problems: toFileProblems([read.fault], fileName), canChange: false }
  const { templates, others } = read.content
  const entries = readEntries(templates)
  const faults = [
    ...Object.keys(others).map((name) => `“${name.slice(0, 60)}” is not read. The file must hold ${shape}.`),
    ...entries.flatMap((one) => one.faults),
    ...(templates.length > MAX_TEMPLATES
      ? [`There are ${templates.length} templates, and only the first ${MAX_TEMPLATES} are used. Remove some of them.`]
      : []),
  ]
  return {
    fileName,
    templates: entries.flatMap(({ template }) => (template ? [template] : [])),
    problems: toFileProblems(faults, fileName),
    canChange: true,
  }
}

/** The first entry with an id: the one that is used, or that somebody meant to use. */
const findEntry = ({ templates }: TemplateFileContent, id: string): number =>
  templates.findIndex((one) => isObject(one) && one.id === id)

const isField = (name: string): boolean => Object.hasOwn(postmortemTemplateSchema.shape, name)

/** Adds a template, or replaces the one with its id. Its fields that this version does not know stay. */
export const withTemplate = (content: TemplateFileContent, template: PostmortemTemplate): TemplateFileContent => {
  const at = findEntry(content, template.id)
  const before = content.templates[at]
  const unknown = Object.entries(isObject(before) ? before : {}).filter(([name]) => !isField(name))
  const entry = { ...template, ...Object.fromEntries(unknown) }
  return { ...content, templates: at < 0 ? [...content.templates, entry] : content.templates.with(at, entry) }
}

export const withoutTemplate = (content: TemplateFileContent, id: string): TemplateFileContent => {
  const at = findEntry(content, id)
  return at < 0 ? content : { ...content, templates: content.templates.toSpliced(at, 1) }
}

export const writeTemplateFile = ({ templates, others }: TemplateFileContent): string =>
  `${JSON.stringify({ ...others, templates }, null, 2)}\n`
