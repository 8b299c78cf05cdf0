/** Read aloud at the start of every meeting. */
export const groundRules: readonly string[] = [
  'Everyone did what made sense to them with what they knew at the time.',
  'We ask what the system made possible, and what would have made it hard.',
  'We leave “should have” outside; it describes a world that did not exist that day.',
  'If two of us remember it differently, both memories go on the page.',
  'How someone performs is a different conversation, in a different room.',
  'You may pass on any question, without giving a reason.',
]

/** A goal to say out loud if the group has not written its own. */
export const goalSuggestion =
  'Understand how this could happen here, and leave with a few changes that would make it unlikely or harmless.'
