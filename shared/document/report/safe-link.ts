/** A web or email address that may be opened from a document; undefined for every other scheme and for plain text. */
export const safeLink = (text: string): string | undefined =>
  /^(?:https?:\/\/[^\s/]|mailto:[^\s@]+@[^\s@])\S*$/i.test(text) ? text : undefined
