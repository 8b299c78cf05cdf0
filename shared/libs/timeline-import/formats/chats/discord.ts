import { getField, isJsonObject, type JsonObject, listObjects, textField, timeField } from '../../json-fields'
import { joinNonEmpty } from '../../phrases'
import { chatExport } from './chat-export'

const isMessage = (message: JsonObject): boolean =>
  isJsonObject(message.author) && 'content' in message && 'timestamp' in message && 'id' in message

const findMessages = (json: unknown): JsonObject[] | undefined => {
  const messages = listObjects(Array.isArray(json) ? json : getField(json, 'messages'))
  return messages.some(isMessage) ? messages.filter(isMessage) : undefined
}

const readEmbed = (embed: JsonObject): string =>
  joinNonEmpty('\n', [
    textField(embed, 'title'),
    textField(embed, 'description'),
    ...listObjects(embed.fields).map((field) => `${textField(field, 'name')}: ${textField(field, 'value')}`),
  ])

/** The markup of mentions by the names of those who are mentioned. */
const renderMentions = (message: JsonObject, text: string): string => {
  const names = new Map(
    listObjects(message.mentions).map((user) => [
      textField(user, 'id'),
      textField(user, 'nickname', 'global_name', 'name', 'username'),
    ]),
  )
  return text
    .replace(/<@!?(\d{1,25})>/g, (_, id: string) => `@${names.get(id) ?? id}`)
    .replace(/<a?(:\w{1,40}:)\d{1,25}>/g, '$1')
}

/** A channel of Discord: the JSON of DiscordChatExporter, or messages of the API. */
export const discord = chatExport({
  id: 'discord',
  title: 'Discord export (JSON)',
  messages: findMessages,
  context: () => undefined,
  read: (message) => ({
    time: timeField(message, 'timestamp'),
    who: textField(message, 'author.nickname', 'author.global_name', 'author.name', 'author.username'),
    text: joinNonEmpty('\n', [
      renderMentions(message, textField(message, 'content')),
      ...listObjects(message.embeds).map(readEmbed),
      ...listObjects(message.attachments).map(
        (file) => `[${textField(file, 'fileName', 'filename', 'url') || 'file'}]`,
      ),
      ...listObjects(message.stickers).map((sticker) => `[${textField(sticker, 'name') || 'sticker'}]`),
    ]),
    bot:
      getField(message, 'author.isBot') === true ||
      getField(message, 'author.bot') === true ||
      !['', 'Default', 'Reply', '0', '19', '20'].includes(textField(message, 'type')),
  }),
})
