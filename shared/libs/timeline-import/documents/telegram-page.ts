/** What Telegram’s page has above a message: its time, and its sender unless that is the one of the message before. */
const header =
  /<div class="pull_right date details" title="([^"<>]{10,40})">[^<]{1,60}<\/div>(?:\s{0,40}<div class="from_name">([^<]{1,140})<\/div>)?/g

/** A page that Telegram Desktop exported with the header of each message on one line, as the reader of chats knows it. */
export const withTelegramHeaders = (source: string): string => {
  if (!source.includes('class="from_name"')) return source
  let last = ''
  return source.replace(header, (_, time: string, name: string | undefined) => {
    last = name?.trim() ?? last
    return `<p>[${time}] &lt;${last}&gt;</p>`
  })
}
