import { getField, isJsonObject, type JsonObject, listObjects, textField, timeField } from '../../json-fields'
import { findPeople } from '../../people'
import { joinNonEmpty } from '../../phrases'
import { chatExport } from './chat-export'

const isPost = (post: JsonObject): boolean => typeof post.create_at === 'number' && typeof post.message === 'string'

/** The posts of a bulk export (`{"type":"post","post":{…}}` a line), or of the API (`{"order":[…],"posts":{…}}`). */
const findPosts = (json: unknown): JsonObject[] | undefined => {
  const bulk = (isJsonObject(json) ? [json] : listObjects(json)).flatMap((record) =>
    [record.post, record.direct_post].filter(isJsonObject),
  )
  const byId = getField(json, 'posts')
  const listed = listObjects(isJsonObject(byId) ? Object.values(byId) : (byId ?? json))
  const posts = [...bulk, ...listed].flatMap((post) => [post, ...listObjects(post.replies)]).filter(isPost)
  return posts.length > 0 ? posts : undefined
}

const isSystem = (post: JsonObject): boolean => /^system_/.test(textField(post, 'type'))

/** Posts of Mattermost, from a bulk export or the API. */
export const mattermost = chatExport({
  id: 'mattermost',
  title: 'Mattermost export (JSON)',
  messages: findPosts,
  context: (_, { json, options }) => new Map(Object.entries({ ...findPeople(json), ...options.people })),
  read: (post, names) => ({
    time: timeField(post, 'create_at'),
    who:
      textField(post, 'props.override_username', 'props.webhook_display_name') ||
      (names.get(textField(post, 'user_id')) ?? textField(post, 'user', 'username', 'user_id')),
    text: joinNonEmpty('\n', [
      textField(post, 'message'),
      ...listObjects(getField(post, 'props.attachments')).map((part) =>
        joinNonEmpty('\n', [textField(part, 'title'), textField(part, 'text', 'fallback')]),
      ),
      ...listObjects(getField(post, 'metadata.files')).map((file) => `[${textField(file, 'name') || 'file'}]`),
      ...listObjects(post.attachments).map((file) => `[${textField(file, 'path') || 'file'}]`),
    ]),
    bot: isSystem(post) || ['from_webhook', 'from_bot'].some((name) => textField(post.props, name) === 'true'),
    ...(Number(post.delete_at) > 0 ? { skip: 'This message was removed.' } : {}),
  }),
})
