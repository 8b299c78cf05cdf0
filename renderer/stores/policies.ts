import type { Failure } from '../../shared/protocol/calls'
import type { Policies, PolicyRules } from '../../shared/protocol/policies'
import { host } from '../host'
import { createFolderFileStore } from './folder-file'

const file = createFolderFileStore(() => host.call('policies.read', {}), 'policies')

/** The policies of this person's folder; undefined until they are read, and for guests, who have none. */
export const usePolicies = (): Policies | undefined => file.useValue()

/** Why they could not be read from the host; undefined if they could, or will be. */
export const usePoliciesFailure = (): Failure | undefined => file.useFailure()

/** Reads the folder's policies, and again whenever their file has changed. */
export const useReadPolicies = file.useRead

/** Replaces the folder's rules; resolves to the failure if that was not possible. */
export const savePolicies = async (rules: PolicyRules): Promise<Failure | undefined> =>
  file.takeOver(await host.call('policies.save', { rules }))
