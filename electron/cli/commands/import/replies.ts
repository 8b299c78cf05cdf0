import { dirname, resolve } from 'node:path'
import {
  applyReply,
  describeLackOfRoomForReply,
  describeOtherDocument,
  isReply,
  planReply,
  type Reply,
  type ReplyPlan,
  readReply,
} from '../../../../shared/document/replies'
import { countText } from '../../../../shared/meeting/format'
import { newId } from '../../../host/ids'
import { CommandError, type Io } from '../../command'
import { readDocument } from '../../input'
import { withDocuments } from './documents'
import type { Inputs } from './inputs'

/** A reply to an exported page, and the name of its file. */
export type NamedReply = { name: string; reply: Reply }

const BRACE = 0x7b

/** Parts the replies from the records. What is meant to be a reply and can't be used is refused. */
export const partReplies = (inputs: Inputs): { replies: NamedReply[]; records: Inputs } => {
  const replies: NamedReply[] = []
  const records: Inputs = { ...inputs, files: [], refused: [...inputs.refused] }
  for (const file of inputs.files) {
    const text = file.bytes.subarray(0, 64).includes(BRACE) ? new TextDecoder().decode(file.bytes) : ''
    if (!isReply(text)) {
      records.files.push(file)
      continue
    }
    const read = readReply(text)
    if (read.ok) replies.push({ name: file.name, reply: read.reply })
    else records.refused.push({ kind: 'refused', name: file.name, message: read.failure.sentence })
  }
  return { replies, records }
}

const describe = ({ fresh, known, isSigning }: ReplyPlan, { name }: Reply): string => {
  if (fresh.length === 0 && !isSigning) return `Everything that ${name} wrote was already there.`
  const before = known > 0 ? ` ${countText(known, 'comment')} ${known === 1 ? 'was' : 'were'} already there.` : ''
  if (fresh.length === 0) return `Added the sign-off of ${name}.${before}`
  const added = `Added ${countText(fresh.length, 'comment')} of ${name}`
  return `${added}${isSigning ? ', and the sign-off' : ''}.${before}`
}

/** Adds replies to the document in a file, and says what they brought. */
export const writeReplies = async (path: string, replies: readonly NamedReply[], io: Io): Promise<void> => {
  const { file, state } = await readDocument(path, io)
  state.destroy()
  // All are looked at before the first is added.
  for (const { name, reply } of replies) {
    const problem = describeOtherDocument(reply, file.id)
    if (problem) throw new CommandError(`${name}: ${problem}`)
  }
  await withDocuments(dirname(resolve(path)), async (edit) => {
    const { result } = await edit(file.id, (doc, isNew) => {
      // The file lies in the folder, but the folder does not hold its document.
      if (isNew) throw new CommandError(`${path} can’t be written to.`)
      return replies.map(({ name, reply }) => {
        const problem = describeLackOfRoomForReply(doc, planReply(doc, reply))
        if (problem) throw new CommandError(`${name}: ${problem}`)
        return describe(applyReply(doc, { now: Date.now, newId }, reply), reply)
      })
    })
    for (const line of result) io.stderr(line)
  })
}
