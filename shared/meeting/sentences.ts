// How a text that somebody wrote becomes part of a sentence. Where English cannot be told, texts stay as they are.

/** Verb forms that no noun or adjective shares, so that whatever has one is a clause. */
const finiteVerb =
  /(?<![\p{L}’'-])(?:was|were|is|are|had|has|have|did|does|could|can|cannot|would|will|must|may|might|couldn[’']t|didn[’']t|wasn[’']t|weren[’']t|isn[’']t|aren[’']t|hadn[’']t|can[’']t|doesn[’']t|don[’']t|went|took|ran|began|fell|rose)(?![\p{L}’'-])/u

/** `No team owned …`, `Nobody noticed …`: after such a subject, the word is a verb. */
const negatedClause = /^(?:(?:nobody|nothing|no one)\s|no\s[\p{L}-]+\s)[\p{L}-]+(?:ed|s)\s/iu

/** `Checkout failed for an hour`, unlike `a failed check`. */
const failedClause = /\S\sfailed(?=$|[.,;]|\s(?:for|to|at|in|on|after|because|when|with|and|during)\s)/u

/** Whether a text is a clause, with a subject and a verb, rather than a name for something. */
export const isClause = (text: string): boolean =>
  (finiteVerb.test(text) && !startsWithVerb(text)) || negatedClause.test(text) || failedClause.test(text)

/** `were lost`, `could not sign in`: it goes on from its subject. */
export const startsWithVerb = (text: string): boolean => finiteVerb.exec(text)?.index === 0

/** Ordinary words with which texts begin: in upper case only because they begin. */
const plainWords = new Set(
  [
    'a an the this that these those it its they their we our he she there here no not nobody nothing none some any all both',
    'each every few many most more less only one two three four five when while where if because since after before',
    'during until as at by for from in of on to with without and but or so how what which who why people',
    'add agree alert announce archive assign automate block build change check create decide define deploy document drop',
    'enable ensure find fix give improve introduce keep let limit make measure migrate monitor move prevent publish raise',
    'reconcile reduce rehearse remove replace require restore restrict review rotate run schedule send serve set show split',
    'stop store switch teach tell test time track train turn update upgrade use validate verify warn write',
    'access alerts backup backups capacity changes clients code config customers data deploys engineers errors estimates jobs',
    'load logs mails nodes queues reads replicas requests responders restores retries servers services support tests timeouts',
    'traffic users writes',
  ].flatMap((line) => line.split(' ')),
)

/** Endings of words that are hardly ever names. */
const plainEnding = /(?:tions?|ments?|ness|cy)$|-\p{L}+ing$/u

/**
 * A text as it goes on within a sentence: its first word in lower case if it is an ordinary one; undefined if it may be
 * a name.
 */
export const lowerFirst = (text: string): string | undefined => {
  const start = /^\p{L}[\p{L}'’-]*/u.exec(text)?.[0] ?? ''
  const lower = start.slice(0, 1).toLowerCase() + start.slice(1)
  if (start === lower) return text
  const isWord = /^(?:$|[\s,;:])/.test(text.slice(start.length))
  return isWord && (plainWords.has(lower) || plainEnding.test(lower)) ? lower + text.slice(start.length) : undefined
}

/** A text with its first letter in upper case, unless its first word is a name such as `pg_dump`. */
export const upperFirst = (text: string): string =>
  /^\p{Ll}+(?=$|[\s,;:])/u.test(text) ? text.slice(0, 1).toUpperCase() + text.slice(1) : text

/** A text on one line, as a sentence with its full stop. */
export const asSentence = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line === '') return ''
  return upperFirst(/[.!?…。！？؟]["”’)]*$/u.test(line) ? line : `${line.replace(/[,;:–-]$/, '').trimEnd()}.`)
}

/** `a`, `a and b`, `a, b, and c`. */
export const joinWords = (list: readonly string[]): string =>
  list.length <= 2 ? list.join(' and ') : `${list.slice(0, -1).join(', ')}, and ${list.at(-1)}`
