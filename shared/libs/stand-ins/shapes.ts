import type { MentionKind } from './kinds'
import { fold } from './matcher'
import { fileEndings, genericUsers, leadingWords, technicalWords, topLevelDomains } from './words'

/** Finds one kind of mention by its form. Group 1, if there is one, is the mention; `accept` may refuse it or shorten it. */
export type Shape = {
  kind: MentionKind
  pattern: RegExp
  accept?: (found: string, text: string, end: number) => string | undefined
}

const company =
  '(?:Inc|LLC|Ltd|Limited|GmbH|AG|KG|SE|Corp|Corporation|Company|Co|PLC|plc|S\\.A\\.|S\\.p\\.A\\.|B\\.V\\.|BV|NV|Oy|ApS|A/S|Pty Ltd|Bank|Holdings)'

/** What the name of a company ends with. */
export const companyEnding = new RegExp(`[\\s,]{1,2}${company}\\.?$`, 'u')

/** Not within a word or a number. */
const start = '(?<![\\p{L}\\p{N}_])'
const end = '(?![\\p{L}\\p{N}_])'

const name = "\\p{Lu}[\\p{L}\\p{N}&'’-]{0,40}"
const number = "(?:\\d{1,3}(?:[ \\u00a0\\u202f.,'’]\\d{3}){1,6}(?:[.,]\\d{1,4})?|\\d{1,15}(?:[.,]\\d{1,4})?)(?!\\d)"
const scale = '(?:\\s?(?:k|m|bn|mn|thousand|million|billion|mio|mrd)(?![\\p{L}\\p{N}]))?'
const symbol = '(?:US|CA|AU|NZ|HK|A|C|R)?[$€£¥₹₽₩₺₿₴₪]'
const code = '(?:USD|EUR|GBP|CHF|JPY|CNY|INR|AUD|CAD|NZD|SEK|NOK|DKK|PLN|CZK|BRL|MXN|ZAR|SGD|HKD|KRW|TRY|ILS|BTC|ETH)'
const currencyWord = '(?:(?:US )?dollars?|euros?|pounds sterling|pounds?|francs?|yen|rupees?|cents?|bucks|bitcoins?)'

const withoutEnd = (text: string): string => text.replace(/[.,;:!?)\]}>'"*_]{1,20}$/, '')

const withoutLeadingWords = (text: string): string | undefined => {
  const all = text.split(/\s+/)
  while (all[0] !== undefined && leadingWords.has(fold(all[0]))) all.shift()
  return all.length > 0 ? all.join(' ') : undefined
}

const isIpv4 = (text: string): boolean =>
  text.split('.').every((part) => Number(part) < 256) && text !== '127.0.0.1' && text !== '0.0.0.0'

const isIpv6 = (text: string): boolean => {
  const groups = text.split(':')
  const filled = groups.filter(Boolean)
  if (filled.length < 2 || !/\d/.test(text) || filled.some((group) => group.length > 4)) return false
  return text.includes('::') ? groups.length <= 9 && text.split('::').length === 2 : filled.length === 8
}

const acceptDomain = (text: string): string | undefined => {
  const labels = fold(text).split('.')
  const last = labels.at(-1) ?? ''
  if (fileEndings.has(last) || (labels.length === 2 && (labels[0] ?? '').length < 2)) return undefined
  // Three labels with capital letters are rather a member of a program, as in `System.out.println`.
  return topLevelDomains.has(last) || (labels.length > 2 && fold(text) === text) ? text : undefined
}

const region = /^(?:af|ap|ca|cn|eu|il|me|mx|sa|us)-(?:gov-)?[a-z]{4,12}-\d[a-z]?$/

const acceptHost = (text: string): string | undefined => {
  const [first = ''] = text.toLowerCase().split('-')
  if (!/\d/.test(text) || technicalWords.has(first) || region.test(text)) return undefined
  return text
}

const acceptTicket = (text: string): string | undefined =>
  technicalWords.has(fold(text.split('-')[0] ?? '')) ? undefined : text

const notCustomer =
  /^(?:Support|Success|Service|Services|Care|Experience|Impact|Facing|Data|Portal|Side|ID|Id|Relations|Reports|Engineering)\b/

/** What reveals itself before known names are looked for: they may be part of it. */
export const enclosingShapes: readonly Shape[] = [
  { kind: 'link', pattern: /(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{1,20}:\/\/[^\s<>"`|]{1,2000}/gi, accept: withoutEnd },
  { kind: 'link', pattern: /(?<![\w.@-])www\.[^\s<>"`|]{1,2000}/gi, accept: withoutEnd },
  {
    kind: 'mail',
    pattern: /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu,
  },
  {
    kind: 'path',
    pattern: /(?<![\w/])\/(?:export\/)?(?:home|Users)\/[^\s:;,"'<>()`|]{1,1000}/g,
    accept: withoutEnd,
  },
  {
    kind: 'path',
    pattern: /(?<![\p{L}\p{N}])[a-z]:[\\/]{1,2}users[\\/][^\s:;,"'<>()`|]{1,1000}/giu,
    accept: withoutEnd,
  },
  { kind: 'path', pattern: /(?<![\w/~])~[a-z][\w.-]{1,40}\/[^\s:;,"'<>()`|]{0,1000}/gi, accept: withoutEnd },
  {
    kind: 'handle',
    pattern: /(?<![\p{L}\p{N}_@/.])@[\p{L}][\p{L}\p{N}_.-]{1,38}/gu,
    accept: (found, text, at) =>
      text[at] === '/' || genericUsers.has(fold(withoutEnd(found).slice(1))) ? undefined : withoutEnd(found),
  },
]

/** What is looked for where no known name stands. */
export const plainShapes: readonly Shape[] = [
  { kind: 'address', pattern: /(?<![0-9a-f:.-])[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}(?![0-9a-f:-])/gi },
  { kind: 'address', pattern: /(?<![0-9a-z.])[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4}(?![0-9a-z.])/gi },
  {
    kind: 'address',
    pattern: /(?<![0-9a-z:.])[0-9a-f:]{3,39}(?![0-9a-z:])/gi,
    accept: (found) => (isIpv6(found) ? found : undefined),
  },
  {
    kind: 'address',
    pattern: /(?<![\p{L}\p{N}.])\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?![\p{L}\p{N}]|\.\d)/gu,
    accept: (found) => (isIpv4(found) ? found : undefined),
  },
  {
    kind: 'host',
    pattern:
      /(?<![\p{L}\p{N}_.-])[a-z0-9](?:[a-z0-9_-]{0,62})(?:\.[a-z0-9_-]{1,63}){0,10}\.[a-z][a-z0-9-]{1,23}(?![\p{L}\p{N}_(])/giu,
    accept: acceptDomain,
  },
  { kind: 'money', pattern: new RegExp(`(?<![\\p{L}\\p{N}])${symbol}\\s?${number}${scale}`, 'giu') },
  { kind: 'money', pattern: new RegExp(`${start}${code}\\s?${number}${scale}`, 'gu') },
  {
    kind: 'money',
    pattern: new RegExp(
      `(?<![\\p{L}\\p{N}.,])${number}${scale}[\\s-]?(?:${symbol}|${code}${end}|${currencyWord}${end})`,
      'giu',
    ),
  },
  {
    kind: 'account',
    pattern: /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?(?![\p{L}\p{N}])/gu,
  },
  { kind: 'account', pattern: /(?<![\d.-])\d{4}[ -]\d{4}[ -]\d{4}[ -]\d{4}(?![\d-])/g },
  {
    kind: 'account',
    pattern:
      /(?<![\p{L}\p{N}])(?:account|acct|customer|tenant|client|contract|order|invoice|subscription|user|organi[sz]ation|org|project)s?(?: (?:id|ids|number|no\.?|nr\.?))?[ :=#]{1,4}((?:[a-z]{1,8}[-_])?\d[\d-]{2,24})(?![\p{L}\p{N}])/giu,
    accept: withoutEnd,
  },
  {
    kind: 'account',
    pattern: /(?<![\p{L}\p{N}])(?:acct|cust|cus|usr|org|sub|tenant|inv)[-_][a-z0-9]{3,40}(?![\p{L}\p{N}])/giu,
    accept: (found) => (/\d/.test(found) ? found : undefined),
  },
  { kind: 'account', pattern: /(?<![\p{L}\p{N}.:-])(?:\d{12}|\d{15,19})(?![\p{L}\p{N}:-])/gu },
  { kind: 'phone', pattern: /(?<![\p{L}\p{N}+])\+\d{1,3}(?:[\s().-]{0,2}\d){6,13}(?!\d)/gu },
  { kind: 'phone', pattern: /(?<![\p{L}\p{N}-])(?:\(\d{3}\) ?|\d{3}[-.])\d{3}[-.]\d{4}(?![\p{L}\p{N}-])/gu },
  {
    kind: 'phone',
    pattern:
      /(?<!\p{L})(?:phone|tel|telephone|mobile|call|dial|fax)\.?:? {0,2}(0\d(?:[\s()/.-]{0,2}\d){5,13})(?!\d)/giu,
  },
  {
    kind: 'ticket',
    pattern: /(?<![\p{L}\p{N}_-])[A-Z][A-Z0-9]{1,9}-\d{1,8}(?![\p{L}\p{N}_-])/gu,
    accept: acceptTicket,
  },
  { kind: 'ticket', pattern: /(?<![\p{L}\p{N}_&#])[#!]\d{2,8}(?![\p{L}\p{N}_-])/gu },
  {
    kind: 'ticket',
    pattern: /(?<!\p{L})(?:ticket|incident|case|issue|INC|RITM|CHG|PRB)s?[ :#]{0,3}(\d{3,12})(?![\p{L}\p{N}])/giu,
  },
  {
    kind: 'host',
    pattern: /(?<![\p{L}\p{N}_.-])[a-z][a-z0-9]{0,40}(?:-[a-z0-9]{1,40}){1,10}(?![\p{L}\p{N}_-])/giu,
    accept: acceptHost,
  },
  {
    kind: 'host',
    pattern:
      /(?<![\p{L}\p{N}_.-])(?:api|app|bastion|cache|cp|db|elastic|es|gw|host|kafka|lb|master|mysql|node|pg|postgres|primary|proxy|redis|replica|router|server|srv|switch|vm|web|worker)\d{1,5}[a-z]?(?![\p{L}\p{N}_-])/giu,
  },
  {
    kind: 'customer',
    pattern: new RegExp(`${start}${name}(?: (?:& )?${name}){0,3},? ${company}(?![\\p{L}\\p{N}])`, 'gu'),
    accept: withoutLeadingWords,
  },
  {
    kind: 'customer',
    pattern: new RegExp(`${start}[Cc](?:ustomer|lient)s? (?:called |named )?(${name}(?: (?:& )?${name}){0,2})`, 'gu'),
    accept: (found) => (notCustomer.test(found) || /^[A-Z]{1,2}$/.test(found) ? undefined : found),
  },
  {
    kind: 'team',
    pattern: new RegExp(`${start}Team ${name}(?: ${name})?`, 'gu'),
    accept: (found) => (/^Team [A-Z]{1,2}$/.test(found) ? undefined : found),
  },
  {
    kind: 'team',
    pattern: new RegExp(`${start}${name}(?: (?:& )?${name}){0,2} (?:[Tt]eam|[Ss]quad|[Tt]ribe)${end}`, 'gu'),
    accept: (found) => {
      const rest = withoutLeadingWords(found)
      return rest !== undefined && /\s/.test(rest) ? rest : undefined
    },
  },
  {
    kind: 'person',
    pattern: new RegExp(`${start}(?:Mr|Mrs|Ms|Dr|Prof)\\.? (${name}(?: ${name}){0,2})`, 'gu'),
  },
]
