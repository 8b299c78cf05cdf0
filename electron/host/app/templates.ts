import { builtInTemplates } from '../../../shared/document/templates'
import { readTemplate } from '../../../shared/document/templates/read-template'
import {
  parseTemplates,
  readTemplateFile,
  type TemplateFileContent,
  withoutTemplate,
  withTemplate,
  writeTemplateFile,
} from '../../../shared/document/templates/template-file'
import { MAX_TEMPLATES, type OwnTemplates, type PostmortemTemplate } from '../../../shared/protocol/templates'
import { UserError } from '../user-error'
import { type FolderFileKind, openFolderFile, readFolderFile } from './folder-file'

const FILE_NAME = 'templates.json'

const templateFile: FolderFileKind<OwnTemplates, TemplateFileContent> = {
  fileName: FILE_NAME,
  code: 'templates',
  sizeAdvice: 'Remove templates that you do not use.',
  staysInUse: 'Your templates stay as they were.',
  parse: (text) => parseTemplates(text, FILE_NAME),
  refuse: (last, messages) => ({ ...last, problems: messages.map((message) => ({ message })), canChange: false }),
  hasContent: ({ templates }) => templates.length > 0,
  readContent: readTemplateFile,
  writeContent: writeTemplateFile,
}

/** The own templates of a folder, in a file that people may also edit by hand. */
export type TemplatesFile = {
  /** The templates that are in the file now. While it can't be read, the last ones that were read. */
  read: () => Promise<OwnTemplates>
  /** Adds a template, or replaces the one with its id. Throws a `UserError` if that is not possible. */
  save: (template: PostmortemTemplate) => Promise<OwnTemplates>
  remove: (id: string) => Promise<OwnTemplates>
  close: () => void
}

/** Throws a `UserError` if a template can't be used as it is. */
const checkTemplate = (template: PostmortemTemplate): void => {
  const { faults } = readTemplate(template)
  if (builtInTemplates.some(({ id }) => id === template.id))
    throw new UserError('duplicate-id', 'Debrief has a template with this name already. Choose another name.')
  if (faults.length > 0) throw new UserError('bad-template', faults.join(' '))
}

/** Opens the own templates of a folder; `onChange` is called when the file may have changed. */
export const openTemplates = (folder: string, onChange: () => void): TemplatesFile => {
  const { read, change, close } = openFolderFile(folder, templateFile, onChange)
  const checkCount = async (id: string): Promise<void> => {
    const { templates } = await read()
    if (templates.filter((one) => one.id !== id).length >= MAX_TEMPLATES)
      throw new UserError('too-many-templates', `You have ${MAX_TEMPLATES} templates. Remove one of them first.`)
  }
  return {
    read,
    save: async (template) => {
      checkTemplate(template)
      return change(
        (content) => withTemplate(content, template),
        () => checkCount(template.id),
      )
    },
    remove: (id) => change((content) => withoutTemplate(content, id)),
    close,
  }
}

/** The own templates of a folder that nobody has open; none while the file can't be read. */
export const readTemplates = (folder: string): Promise<OwnTemplates> => readFolderFile(folder, templateFile)

/** Every template that can be chosen in a folder. */
export const listTemplates = ({ templates }: Pick<OwnTemplates, 'templates'>): PostmortemTemplate[] => [
  ...builtInTemplates,
  ...templates,
]

/** A template by its id, the built-in ones among them. Throws a `UserError` if there is none. */
export const findTemplate = (id: string, { templates }: OwnTemplates): PostmortemTemplate => {
  const found = listTemplates({ templates }).find((one) => one.id === id)
  if (!found)
    throw new UserError(
      'no-template',
      `There is no template “${id}” any more. Nothing was made. Choose another template, or add it to ${FILE_NAME} again.`,
    )
  return found
}
