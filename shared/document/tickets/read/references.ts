import { splitAtLinks } from '../../report/safe-link'
import type { Ticket } from './ticket'

/**
 * By what a ticket can be recognized: `strong` names it among all tickets, `weak` is a number that every repository has.
 */
export type References = { strong: string[]; weak: string[] }

const keyPattern = /(?<![\w-])[a-z][a-z\d_]{0,30}-\d{1,9}(?![\w-])/gi
const repositoryPattern = /(?<![\w./-])([\w.-]{1,100}(?:\/[\w.-]{1,100}){1,8})#(\d{1,9})(?!\w)/g
const numberPattern = /(?:^|\s)#?(\d{1,9})(?=$|[\s,;])/g

const issuePath = /^\/([^#?]+?)\/(?:-\/)?(?:issues|work_items|pull|merge_requests)\/(\d{1,9})(?:[/#?]|$)/
const keyPath = /\/(?:browse|issue|issues)\/([a-z][a-z\d_]{0,30}-\d{1,9})(?:[/#?]|$)/i

const ofLink = (link: string): References => {
  const [, host = '', path = ''] = /^https?:\/\/([^/?#]+)(.*)$/i.exec(link) ?? []
  const whole = `${host}${path.replace(/[?#].*$/s, '')}`.replace(/(?<!\/)\/+$/, '').toLowerCase()
  const [, repository, number] = issuePath.exec(path) ?? []
  const [, key] = keyPath.exec(path) ?? []
  return {
    strong: [whole, ...(repository ? [`${repository}#${number}`] : []), ...(key ? [key] : [])].map((one) =>
      one.toLowerCase(),
    ),
    weak: number ? [number] : [],
  }
}

const ofWords = (text: string): References => {
  const repositories = [...text.matchAll(repositoryPattern)]
  return {
    strong: [
      ...[...text.matchAll(keyPattern)].map(([key]) => key),
      ...repositories.map(([, name, number]) => `${name}#${number}`),
    ].map((one) => one.toLowerCase()),
    weak: [
      ...repositories.map(([, , number = '']) => number),
      ...[...text.matchAll(numberPattern)].map(([, n = '']) => n),
    ],
  }
}

/** The tickets that a text names, such as `OPS-7`, `#12`, `owner/repository#12` or the address of one. */
export const readReferences = (text: string): References => {
  const pieces = splitAtLinks(text).map((piece) => (piece.link ? ofLink(piece.link) : ofWords(piece.text)))
  return {
    strong: [...new Set(pieces.flatMap(({ strong }) => strong))],
    weak: [...new Set(pieces.flatMap(({ weak }) => weak))],
  }
}

/** By what a ticket of a file is recognized. */
export const referencesOf = ({ key, url }: Ticket): References => readReferences(`${key} ${url}`)
