// Values only, since the page on which a reply is written has them in its script.

/** What a reply's file says it is. */
export const replyFormat = 'debrief-reply'

/** The version of the format. A file with a higher one is refused. */
export const replyVersion = 1

/** With its dot. */
export const replyExtension = '.debrief-reply.json'

/** Far more than anybody writes about one postmortem; a larger file is not looked at, characters. */
export const MAX_REPLY_LENGTH = 1_000_000
export const MAX_REPLY_COMMENTS = 500
/** Characters of one comment. */
export const MAX_REPLY_TEXT_LENGTH = 10_000
/** Characters of a name. */
export const MAX_REPLY_NAME_LENGTH = 100
/** Characters of the words that a comment is about, before they are cut. */
export const MAX_REPLY_QUOTE_LENGTH = 300
/** Characters of a title, before it is cut. */
export const MAX_REPLY_TITLE_LENGTH = 300
