const WORDS = 'Debrief action:'

/** Ids of other forms, which only edits by hand can have, could be markup. */
const id = /^[\w-]{1,64}$/

/** The last line of a ticket's description, by which its action is found again; empty if the action's id is unusual. */
export const ticketMarker = (actionId: string): string => (id.test(actionId) ? `${WORDS} ${actionId}` : '')

/** The ids of the actions that a description names, whatever markup its tracker has put around them. */
export const readMarkers = (description: string): string[] =>
  [...description.replaceAll('\\', '').matchAll(/Debrief action:[*_\s]{0,4}([\w-]{1,64})/g)].map(
    ([, found = '']) => found,
  )
