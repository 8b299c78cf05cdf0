export { type Comment, type CommentTarget, comments, targetKey, wholeDocument } from './comment'
export { addComment, parkThread, reopenThread, replyTo, resolveThread } from './edits'
export { findMentioned, listMentioning } from './mentions'
export { changedQuote, createQuote, type Selection } from './quote'
export {
  countOpenThreads,
  isOwnComment,
  listThreads,
  parkedIdOf,
  type Reader,
  type Thread,
  threadOfParked,
} from './threads'
