import type { Failure } from '../../shared/protocol/calls'
import type { OwnTemplates, PostmortemTemplate } from '../../shared/protocol/templates'
import { host } from '../host'
import { createFolderFileStore } from './folder-file'

const file = createFolderFileStore(() => host.call('templates.read', {}), 'templates')

/** The own templates of this person's folder; undefined until they are read, and for guests, who have none. */
export const useOwnTemplates = (): OwnTemplates | undefined => file.useValue()

/** Why they could not be read from the host; undefined if they could, or will be. */
export const useTemplatesFailure = (): Failure | undefined => file.useFailure()

/** Reads the folder's templates, and again whenever their file has changed. */
export const useReadTemplates = file.useRead

/** Adds a template, or replaces the one with its id; resolves to the failure if that was not possible. */
export const saveTemplate = async (template: PostmortemTemplate): Promise<Failure | undefined> =>
  file.takeOver(await host.call('templates.save', { template }))

export const removeTemplate = async (id: string): Promise<Failure | undefined> =>
  file.takeOver(await host.call('templates.remove', { id }))
