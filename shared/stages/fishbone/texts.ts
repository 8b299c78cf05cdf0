import type { OwnBone } from './model'

export const boneLabels: Record<OwnBone, string> = {
  people: 'People',
  process: 'Process',
  technology: 'Technology',
  environment: 'Environment',
}

/** What stands beside the bones until somebody places it. */
export const trayLabel = 'Not placed yet'

/** Asked about each bone: what is missing on it? */
export const bonePrompts: Record<OwnBone, string> = {
  people: 'What did people need to know, and where could they have learned it?',
  process: 'Which step was unclear, missing, or left out by design?',
  technology: 'Which limit, default or silent failure played a part?',
  environment: 'What else was going on: time of day, load, deadlines, other work?',
}

/** Asked about a bone of the group's own. */
export const ownBonePrompt = 'What played a part here?'
