export { applyReply, describeLackOfRoomForReply, planReply, type ReplyPlan } from './apply-reply'
export { MAX_REPLY_LENGTH, replyExtension, replyFormat, replyVersion } from './limits'
export { describeOtherDocument, isReply, type ReadReply, readReply } from './read-reply'
export type { Reply, ReplyComment, StoredReply } from './schema'
