import type { StandardBone } from './model'

export const boneLabels: Record<StandardBone, string> = {
  people: 'People',
  process: 'Process',
  technology: 'Technology',
  environment: 'Environment',
}

/** Stands for the effect of a postmortem without a title. */
export const effectLabel = 'What happened'

/** `2 votes`. */
export const votesText = (votes: number): string => `${votes} ${votes === 1 ? 'vote' : 'votes'}`

export const unnamedBoneLabel = 'Unnamed category'

/** The label of causes that nobody has assigned to a bone yet. */
export const trayLabel = 'Not placed yet'

/** The question that each bone asks while it has no causes. */
export const bonePrompts: Record<StandardBone, string> = {
  people: 'What did people need to know, and where could they have learned it?',
  process: 'Which step was unclear, missing, or left out by design?',
  technology: 'Which limit, default or silent failure played a part?',
  environment: 'What else was going on: time of day, load, deadlines, other work?',
}

/** The question of a bone that the group has added. */
export const ownBonePrompt = 'What played a part here?'
