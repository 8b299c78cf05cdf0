import { tellsOfPeople } from '../libs/blameless'

/**
 * Whether an answer ends at a person: it says what somebody did or failed to do, with no word of what made it sensible.
 * Such an answer is true often enough, but nothing follows from it until one asks on. `people` are the names of those
 * in the meeting.
 */
export const endsAtPerson = (text: string, people: readonly string[] = []): boolean => tellsOfPeople(text, { people })
