import { readTime, readTimedLine, type TimeExpression } from '../../time'

/** A message of a thread; `from` is the index of its first line in the text of the thread. */
export type Message = { who: string; time?: TimeExpression; lines: string[]; from: number }

const attribution =
  /^(?:On|Am|Le|El|Em|Il|Op|Den)\s.{6,240}?(?:\swrote|\sschrieb\b.{0,80}|\sa écrit|\sescribió|\sescreveu|\sha scritto|\sschreef\b.{0,80}|\sskrev\b.{0,80}):?\s*:?$/
const separator =
  /^(?:-{2,}\s?(?:Original Message|Forwarded message|Ursprüngliche Nachricht|Message d'origine|Mensaje original)\s?-{2,}|_{20,})$/i
const headerLine = /^\**(From|Sent|Date|Von|Gesendet|Datum|De|Envoyé|Enviado(?: el)?)\**:\**\s{0,9}(\S.*)$/i
const otherHeader =
  /^\**(?:To|Cc|Bcc|Subject|An|Betreff|À|Objet|Para|Asunto|Assunto|Reply-To|Type|Received|Importance|Attachments?)\**:\**\s/i

/** The time in a text that may name people before or after it. */
export const findTime = (text: string): TimeExpression | undefined => {
  for (const { index } of text.matchAll(/(?<![\w:/.-])(?=\d|[A-Z][a-z]{2})/g)) {
    const read = readTime(text, index)
    if (read?.value.clock && read.value.date) return read.value
  }
  return undefined
}

/** `"Jo Marsh" <jo@example.org>` → `Jo Marsh`. */
export const nameOf = (address: string): string =>
  (/^\s*"?([^"<]{1,100}?)"?\s*(?:<|\[mailto|$)/.exec(address)?.[1] ?? address).replace(/[<>"]/g, '').trim()

const withoutQuote = (line: string): string => line.replace(/^(?:>\s?)+/, '')

/** The sender and time of `On Fri, Mar 1, 2024 at 2:05 PM Jo Marsh <jo@example.org> wrote:`. */
const readAttribution = (line: string): Pick<Message, 'who' | 'time'> => {
  const time = findTime(line)
  const rest = line
    .replace(/\[([^\]]{1,200})\]\([^)]{1,300}\)/g, '$1')
    .replace(/^\S+\s/, '')
    .replace(/\s(?:wrote|a écrit|escribió|escreveu|ha scritto)\s{0,9}:?\s{0,9}$/, '')
    .replace(/^.{0,200}\s(?:schrieb|schreef|skrev)\s/, '')
  const at = time ? rest.indexOf(time.raw) : -1
  const after = time && at >= 0 ? rest.slice(at + time.raw.length) : rest
  const who = nameOf(after.replace(/^[\s,:;-]+/, '').replace(/[\s:,]{1,20}$/, ''))
  return { who: /^\d|^$/.test(who) ? '' : who, ...(time ? { time } : {}) }
}

/** The headers that some programs put above the message that is replied to, and the index after them. */
const readHeaders = (
  lines: string[],
  from: number,
): { who: string; time?: TimeExpression; next: number } | undefined => {
  let who = ''
  let time: TimeExpression | undefined
  let i = from
  for (; i < lines.length && i < from + 12; i++) {
    const line = withoutQuote(lines[i] ?? '').trim()
    const header = headerLine.exec(line)
    if (header && /^(?:From|Von|De)$/i.test(header[1] ?? '')) who = nameOf(header[2] ?? '')
    else if (header) time ??= findTime(header[2] ?? '')
    else if (line === '' && who === '') continue
    else if (!otherHeader.test(line)) break
  }
  return who !== '' && time ? { who, time, next: i } : undefined
}

/** The messages of a mail, from the newest to the oldest that it quotes. */
export const readThread = (text: string): Message[] => {
  const lines = text.split('\n')
  const messages: Message[] = [{ who: '', lines: [], from: 0 }]
  for (let i = 0; i < lines.length; ) {
    const line = withoutQuote(lines[i] ?? '').trim()
    const joined = `${line} ${withoutQuote(lines[i + 1] ?? '').trim()}`
    const isWhole = attribution.test(line)
    const isFrom = /^\**(?:From|Von|De)\**:/i.test(line)
    const headers = isFrom || separator.test(line) ? readHeaders(lines, isFrom ? i : i + 1) : undefined
    if (isWhole || (line.length > 10 && /^(?:On|Am|Le|El|Em|Il)\s/.test(line) && attribution.test(joined))) {
      messages.push({ ...readAttribution(isWhole ? line : joined), lines: [], from: i + (isWhole ? 1 : 2) })
      i += isWhole ? 1 : 2
    } else if (headers) {
      messages.push({
        who: headers.who,
        ...(headers.time ? { time: headers.time } : {}),
        lines: [],
        from: headers.next,
      })
      i = headers.next
    } else {
      const message = messages.at(-1)
      if (message) message.lines.push(messages.length > 1 ? withoutQuote(lines[i] ?? '') : (lines[i] ?? ''))
      i += 1
    }
  }
  return messages
}

/** The words of a message without its signature and blank lines at the ends. */
export const wordsOf = ({ lines }: Message): string => {
  const end = lines.findIndex((line) => /^-- ?$/.test(line))
  return (end < 0 ? lines : lines.slice(0, end)).join('\n').trim()
}

/** How many lines of a message begin with a time. */
export const countTimedLines = ({ lines }: Message): number =>
  lines.filter((line) => {
    const read = readTimedLine(line.replace(/^\s*(?:\||[-*+]\s|\d+\.\s)\s*/, ''))
    return read?.time.clock !== undefined && !read.time.isInline
  }).length
