import { isReply, type Reply, readReply } from '../../shared/document/replies'
import { quoteText } from '../../shared/meeting/format'
import type { OpenedFile } from '../../shared/protocol/desktop-bridge'
import { toast } from '../components/Toasts'
import { host } from '../host'
import { currentRoute, navigate } from '../routes'
import { askAboutReply } from '../stores/replies'
import { reportUnreadFile } from '../stores/unread-files'

const BRACE = 0x7b

const textOf = ({ bytes }: OpenedFile): string => new TextDecoder().decode(bytes)

/** Whether a file is meant to be a reply to an exported page; only JSON is looked at as a whole. */
export const isReplyFile = (file: OpenedFile): boolean =>
  file.bytes.subarray(0, 64).includes(BRACE) && isReply(textOf(file))

const isInLibrary = async (id: string): Promise<boolean> => {
  const listed = await host.call('library.list', {})
  return listed.ok && listed.value.entries.some((entry) => entry.id === id)
}

const askInItsDocument = (name: string, reply: Reply): void => {
  askAboutReply(name, reply)
  navigate({ screen: 'document', id: reply.document.id })
}

/** Asks whether to add a reply to its postmortem, which is opened for that unless another one is open. */
export const takeReply = async (file: OpenedFile): Promise<void> => {
  const read = readReply(textOf(file))
  if (!read.ok) return reportUnreadFile(file, read.failure)
  const { reply } = read
  const { id, title } = reply.document
  const here = currentRoute()
  if (here.screen === 'document' && here.id === id) return askAboutReply(file.name, reply)
  const subject = quoteText(title, 'a postmortem without a title')
  if (!(await isInLibrary(id)))
    return reportUnreadFile(file, {
      code: 'unknown',
      sentence: `This reply is about ${subject}, which is not in your library. Nothing was added. Open that postmortem’s Debrief file first, and then add the reply.`,
    })
  if (here.screen !== 'document') return askInItsDocument(file.name, reply)
  // Importing must not navigate away from what is open.
  toast(`This reply is about another postmortem, ${subject}. Nothing was added here.`, {
    label: 'Open it',
    run: () => askInItsDocument(file.name, reply),
  })
}
