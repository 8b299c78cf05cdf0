import { tellsOfPeople } from '../libs/blameless'

/**
 * Whether an answer ends at a person: it says what somebody did or failed to do, without what made it sensible. Such an
 * answer may well be true, but nothing follows from it until somebody asks further. `people` are the names of those in
 * the meeting.
 */
export const endsAtPerson = (text: string, people: readonly string[] = []): boolean => tellsOfPeople(text, { people })
