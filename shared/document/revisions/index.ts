export {
  type ComparedField,
  type ContentChange,
  type ContentChangeKind,
  compareContents,
  hasChanges,
} from './compare'
export { listKeptSections, type RevisionContent, readContent, toContent } from './content'
export { diffWords, type TextPart, type WordDifference } from './diff-words'
export { type KeepResult, keepRevision, MAX_REVISIONS, type Publication, readPublication, readRevision } from './keep'
export { restoreContent, restoreInSteps } from './restore'
