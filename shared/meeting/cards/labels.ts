import type { SituationId } from '../../libs/blameless'
import type { CardGroupId } from '../../protocol/prompt-cards'

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

/** Why a card comes now, for what was just typed: never who typed it, where, or in which words. */
export const situationReasons: Readonly<Record<SituationId, string>> = {
  discipline: 'Just now: consequences for a person came up.',
  'self-blame': 'Just now: the weight came down on one person.',
  defending: 'Just now: an explanation sounded like a defense.',
  'strong-feelings': 'Just now: strong feelings came up.',
  'no-accountability': 'Just now: accountability came up.',
  'vendor-blame': 'Just now: the talk turned to a vendor.',
  'team-blame': 'Just now: the talk turned to a team.',
  'person-at-fault': 'Just now: the talk turned from the system to people.',
  'human-error': 'Just now: human error was given as the cause.',
  preventable: 'Just now: it was called preventable.',
  hindsight: 'Just now: something looks obvious in hindsight.',
  counterfactual: 'Just now: it was about what should have been done.',
  'nobody-noticed': 'Just now: something went unnoticed.',
  judgement: 'Just now: a judgment instead of a description.',
  'more-training': 'Just now: training was given as the remedy.',
  'be-more-careful': 'Just now: more care was given as the remedy.',
  'repeat-incident': 'Just now: something like it has happened before.',
  'single-cause': 'Just now: one cause was taken for all of it.',
  speculation: 'Just now: a guess was written as a fact.',
  'no-capacity': 'Just now: there is no room for the work.',
  communication: 'Just now: news did not reach those who needed it.',
  'vague-action': 'Just now: an action that is hard to tell done from not done.',
  'solution-early': 'Just now: a remedy came up before the story was told.',
  jargon: 'Just now: many abbreviations in one sentence.',
}
