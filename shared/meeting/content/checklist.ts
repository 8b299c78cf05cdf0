/** What a facilitator does before, during and after the meeting, as items to tick off. */
export const facilitatorChecklist: Readonly<Record<'before' | 'during' | 'after', readonly string[]>> = {
  before: [
    'Collect logs, alerts, deployments and chat before memory fills the gaps.',
    'Build the timeline from those sources and mark what is only remembered.',
    'Invite those who noticed, diagnosed and resolved it, and those whose systems were part of it.',
    'Invite someone new to the system: fresh eyes see what everyone else is used to.',
    'Share the draft a day ahead and ask for corrections.',
    'Say in the invitation that the meeting is blameless, and what that means.',
    'Find a note-taker, so that you can listen.',
  ],
  during: [
    'Start with what users felt, so that everyone knows why this matters.',
    'Walk through events, not through people.',
    'When a name comes with blame, ask what the system allowed, encouraged or required.',
    'Let quieter people speak first now and then.',
    'Park digressions where everyone can see them.',
    'Keep the last quarter for actions; they are what remains.',
    'Read each action aloud and wait for its owner to agree.',
  ],
  after: [
    'Finish the report within two days and send it to everyone who was there.',
    'Put the actions where the team plans its other work.',
    'Review them after two weeks, and again after a month.',
    'Tell other teams what you learned.',
    'Ask how the meeting was, and change one thing next time.',
  ],
}

/** The option that the card for the end of a stage's time shows as a button. */
export const takeMinutesAdvice = 'Take a few minutes from a later stage.'

/** What can be done when a stage's time is up, gentlest first. */
export const whenTimeIsUp: readonly string[] = [
  'Finish the sentence, then move on.',
  'Add a minute, and say what it’s for.',
  'Park what’s open, and continue in writing.',
  takeMinutesAdvice,
]
