import { toInput } from './input'
import { isJsonObject, type JsonObject, listObjects, objectField, textField } from './json-fields'
import { checkLength } from './limits'

/** Names of people by the id that messages give. */
export type People = Readonly<Record<string, string>>

/** Users of Slack have a team or a profile, those of Zulip and Mattermost a name of their own kind; channels have none of these. */
const isUser = (value: JsonObject): boolean =>
  textField(value, 'id') !== '' &&
  (isJsonObject(value.profile) ||
    textField(value, 'team_id') !== '' ||
    ['is_bot', 'real_name', 'full_name', 'username'].some((name) => name in value))

const nameOf = (user: JsonObject): string =>
  textField(objectField(user, 'profile'), 'display_name', 'real_name') ||
  textField(user, 'full_name', 'real_name', 'nickname') ||
  `${textField(user, 'first_name')} ${textField(user, 'last_name')}`.trim() ||
  textField(user, 'name', 'username')

/** The names in a list of users, as Slack's `users.json` or `users.list` has it; undefined if this is no such list. */
export const findPeople = (json: unknown): People | undefined => {
  const lists = Array.isArray(json)
    ? [json]
    : isJsonObject(json)
      ? [json.users, json.members, json.zerver_userprofile, json.zerver_userprofile_crossrealm]
      : []
  const users = lists.flatMap(listObjects)
  if (users.length === 0 || !users.every(isUser)) return undefined
  const people: Record<string, string> = Object.create(null)
  for (const user of users) {
    const name = nameOf(user)
    if (name !== '') people[textField(user, 'id')] = name
  }
  return people
}

/**
 * The names in a file of users that an export of a chat has beside its channels, for `ImportOptions.people`;
 * undefined for any other file. Throws `ImportError` if the file is too long or is not text.
 */
export const readPeople = (source: Uint8Array | string): People | undefined => {
  checkLength(source.length)
  return findPeople(toInput(source, {}).json)
}
