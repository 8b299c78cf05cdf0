export { addRemembered, decide } from './decide'
export { findMentions, type KnownNames, type Passage } from './find'
export {
  type Decision,
  kindLabels,
  type Mention,
  type MentionKind,
  mentionKinds,
  type RememberedDecision,
} from './kinds'
export { createReplacer, replaceMentions } from './replace'
