import type { Explanation } from '../../language'
import type { Theme } from './rules/context'

/** For each theme: why it is flagged, and which question about the system to ask instead. */
export const reasons: Readonly<Record<Theme, Explanation>> = {
  fault: {
    reason: 'It blames someone instead of explaining what happened.',
    ask: 'What made this the sensible thing to do at the time, and what let it reach production?',
    askBy: { vendor: 'Which part of our system depended on this, and what would have limited the effect?' },
  },
  forgot: {
    reason: 'It says that someone forgot; a step that has to be remembered will be forgotten again.',
    ask: 'What would have made this step impossible to leave out, or unnecessary?',
  },
  missed: {
    reason: 'It says that someone did not notice, but not what there was to see.',
    ask: 'Where could this be seen at the time, and what would have made it stand out?',
  },
  skipped: {
    reason: 'It says that someone skipped a step, but not why that was possible.',
    ask: 'What made it possible, or tempting, to go on without this step?',
  },
  untold: {
    reason: 'It says that someone did not pass something on, but not how it was meant to get there.',
    ask: 'How was this meant to reach the people who needed it, and where does that path break?',
  },
  'wrong-one': {
    reason: 'It blames someone for a choice that looked right at the time.',
    ask: 'What made the two hard to tell apart, and what could show the difference before it matters?',
  },
  slip: {
    reason: 'It names someone’s slip, but not what let the slip have an effect.',
    ask: 'What let one slip have this effect, and what could have asked, checked or undone it?',
  },
  broke: {
    reason: 'It makes people the cause of the failure.',
    ask: 'Which checks did this change pass on its way, and what would have stopped it?',
    askBy: { vendor: 'Which part of our system depended on this, and what would have noticed or contained it?' },
  },
  blame: {
    reason: 'It says whose fault it was.',
    ask: 'What would have to be different for the same thing to be harmless, whoever does it?',
  },
  undone: {
    reason: 'It says what someone did not do, as if it were a duty.',
    ask: 'What would have prompted this, or done it without anyone having to think of it?',
  },
  slow: {
    reason: 'It judges how fast people were.',
    ask: 'What was unclear or hard to reach in that time, and what would have shortened it?',
  },
  'human-error': {
    reason: 'It gives human error as the cause, which ends the inquiry where it should begin.',
    ask: 'What about the tool, the procedure or the situation made this error easy to make and hard to catch?',
  },
  should: {
    reason: 'It tells people afterwards what they should have done.',
    ask: 'What was known at that point, and what in the system would have led to the other choice?',
  },
  could: {
    reason: 'It blames people for what they could have done, knowing what we know now.',
    ask: 'What would have made that option visible or automatic at the time?',
  },
  'if-only': {
    reason: 'It says that someone acting differently would have changed the outcome.',
    ask: 'Which part of the system depended on that one action, and how can it do without it?',
  },
  supposed: {
    reason: 'It measures someone against a duty.',
    ask: 'How does the system notice when this does not happen, and who or what steps in?',
  },
  'why-not': {
    reason: 'It asks people to justify what they did not do.',
    ask: 'What would have had to be visible for that to be the obvious next step?',
  },
  'judged-person': {
    reason: 'It judges people instead of describing what happened.',
    ask: 'What else was going on at the time, and what would have made it easier?',
  },
  'judged-work': {
    reason: 'It judges how someone worked instead of describing what happened.',
    ask: 'What about time, tools or information shaped this work?',
  },
  preventable: {
    reason: 'It says that it need not have happened, which lays blame on whoever was there.',
    ask: 'What would we change to prevent this whole class of failure?',
  },
  obvious: {
    reason: 'It calls something obvious that only looks so in hindsight.',
    ask: 'Which signal was there at the time, who could see it, and how did it look among the others?',
  },
  care: {
    reason: 'It asks people for more attention, which is no safeguard.',
    ask: 'What could the system do so that nobody has to be careful here?',
  },
  remind: {
    reason: 'It reminds people; a reminder fades and does not stop the next time.',
    ask: 'What could carry this knowledge at the moment that it is needed: a check, a default, a prompt?',
  },
  train: {
    reason: 'It retrains people for a situation that will be as hard the next time.',
    ask: 'What makes the task need training, and how could the tool or the procedure carry it?',
  },
  discipline: {
    reason: 'It punishes someone, which teaches everyone to keep quiet and leaves the system as it was.',
    ask: 'What would have to change so that the same action does no harm the next time?',
  },
}
