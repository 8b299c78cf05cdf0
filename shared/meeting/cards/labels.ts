import type { SituationId } from '../../libs/blameless'
import type { CardGroupId, ClockTrigger } from '../../protocol/prompt-cards'

/** The titles of the groups in the list of situations. */
export const groupTitles: Readonly<Record<CardGroupId, string>> = {
  blame: 'Somebody is blamed',
  feelings: 'Feelings',
  hindsight: 'Hindsight',
  remedies: 'More care, more rules',
  voices: 'Voices in the room',
  causes: 'Guesses and causes',
  focus: 'Focus and time',
  start: 'Opening and impact',
  story: 'Timeline',
  analysis: 'Whys and fishbone',
  plans: 'Actions',
  'wrap-up': 'Closing',
}

/** Why a card is dealt for what was just typed: never who typed it, where, or in which words. */
export const situationReasons: Readonly<Record<SituationId, string>> = {
  discipline: 'Consequences for a person came up.',
  'self-blame': 'The weight came down on one person.',
  defending: 'An explanation sounded like a defense.',
  'strong-feelings': 'Strong feelings came up.',
  'no-accountability': 'Accountability came up.',
  'vendor-blame': 'The conversation turned to a vendor.',
  'team-blame': 'The conversation turned to a team.',
  'person-at-fault': 'The conversation turned from the system to people.',
  'human-error': 'Human error was given as the cause.',
  preventable: 'The incident was called preventable.',
  hindsight: 'Something looks obvious in hindsight.',
  counterfactual: 'The conversation turned to what should have been done.',
  'nobody-noticed': 'Something went unnoticed.',
  judgement: 'Something was judged instead of described.',
  'more-training': 'Training was given as the remedy.',
  'be-more-careful': 'More care was given as the remedy.',
  'repeat-incident': 'Something like it has happened before.',
  'single-cause': 'One cause was taken for all of it.',
  speculation: 'A guess was written as a fact.',
  'no-capacity': 'There is no room for the work.',
  communication: 'News did not reach those who needed it.',
  'vague-action': 'It’s hard to tell when an action is done.',
  'solution-early': 'A remedy came up before the story was told.',
  jargon: 'One sentence held many abbreviations.',
}

/**
 * The triggers of a stage's clock, as people choose them for their own cards. When time is up, a dealt card gives advice
 * as its reason instead.
 */
export const clockLabels: Readonly<Record<ClockTrigger, string>> = {
  'five-minutes-left': 'Five minutes are left for this stage.',
  'time-is-up': 'Time is up for this stage.',
}
