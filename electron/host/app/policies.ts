import {
  type PolicyFileContent,
  parsePolicies,
  readPolicyFile,
  withPolicies,
  writePolicyFile,
} from '../../../shared/meeting/rules/policy-file'
import type { Policies, PolicyRules } from '../../../shared/protocol/policies'
import { type FolderFileKind, openFolderFile, readFolderFile } from './folder-file'

const FILE_NAME = 'policies.json'

const policyFile: FolderFileKind<Policies, PolicyFileContent> = {
  fileName: FILE_NAME,
  code: 'policies',
  sizeAdvice: 'Shorten it.',
  staysInUse: 'Your policies stay as they were.',
  parse: (text) => parsePolicies(text, FILE_NAME),
  refuse: (last, messages) => ({ ...last, problems: messages.map((message) => ({ message })), canChange: false }),
  hasContent: ({ rules }) => Object.keys(rules).length > 0,
  readContent: readPolicyFile,
  writeContent: writePolicyFile,
}

/** The policies of a folder, in a file that people may also edit by hand. */
export type PoliciesFile = {
  /** The policies that are in the file now. While it can't be read, the last ones that were read. */
  read: () => Promise<Policies>
  /** Throws a `UserError` if the file can't be read or written. */
  save: (rules: PolicyRules) => Promise<Policies>
  close: () => void
}

/** Opens the policies of a folder; `onChange` is called when the file may have changed. */
export const openPolicies = (folder: string, onChange: () => void): PoliciesFile => {
  const { read, change, close } = openFolderFile(folder, policyFile, onChange)
  return { read, save: (rules) => change((content) => withPolicies(content, rules)), close }
}

/** The policies of a folder that nobody has open; none while the file can't be read. */
export const readPolicies = (folder: string): Promise<Policies> => readFolderFile(folder, policyFile)
