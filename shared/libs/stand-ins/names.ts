import type { MentionKind } from './kinds'
import { fold } from './matcher'
import { companyEnding } from './shapes'
import { genericUsers, leadingWords, ordinaryWords, roles } from './words'

/** Other words for what a mention means, shortest last; `parts` are shared by all who have them. */
export type Aliases = { wholes: string[]; parts: string[] }

const MIN_USER_LENGTH = 3
const MIN_LAST_NAME_LENGTH = 4
/** As in `van der Berg`. */
const MAX_PARTICLE_LENGTH = 3

/** Whether words are the only thing that some person or company is called, rather than a role or a word of the language. */
export const isName = (text: string): boolean => text.length > 1 && /[\p{L}\p{N}]/u.test(text) && !roles.has(fold(text))

/** Whether words count only where they begin with a capital letter. */
export const isOrdinary = (text: string): boolean => ordinaryWords.has(fold(text))

const isUser = (name: string): boolean =>
  name.length >= MIN_USER_LENGTH && !genericUsers.has(fold(name)) && isName(name)

/** A part of a name that stands for the person: not an initial, and no particle such as `van`. */
const isNamePart = (part: string): boolean => isName(part) && fold(part)[0] !== part[0]

const noAliases = (core: string, text: string): Aliases => ({ wholes: core === text ? [] : [core], parts: [] })

const personAliases = (text: string): Aliases => {
  const core = text.replace(/[(,].*$/su, '').trim()
  const all = core.split(/\s+/)
  // A name without capital letters has no particles that could be told from it.
  const parts = all.filter(fold(core) === core ? isName : isNamePart)
  // Such as `Database infrastructure`, whose words are not names.
  if (fold(core) !== core && all.some((part) => !isNamePart(part) && part.length > MAX_PARTICLE_LENGTH))
    return noAliases(core, text)
  const [first = ''] = all
  const last = all.at(-1) ?? ''
  if (all.length < 2) return noAliases(core, text)
  const users = last.length >= MIN_LAST_NAME_LENGTH ? [`${first[0]}${last}`, `${first}${last}`] : []
  return { wholes: core === text ? [] : [core], parts: [...parts, ...users] }
}

const userAlias = (user: string | undefined): Aliases => ({ wholes: [], parts: user && isUser(user) ? [user] : [] })

/** What else a mention is called: a person by first name, the author of a mail by the name before the @. */
export const aliasesOf = (kind: MentionKind, text: string): Aliases => {
  switch (kind) {
    case 'person':
      return personAliases(text)
    case 'mail':
      return userAlias(text.split('@')[0])
    case 'handle':
      return userAlias(text.slice(1))
    case 'path':
      return userAlias(/(?:home|users)[\\/]([^\\/]+)|~([^\\/]+)/i.exec(text)?.slice(1).find(Boolean))
    case 'service': {
      const site = /^([\p{L}\p{N}-]{3,63})\.[a-z]{2,24}$/iu.exec(text)?.[1]
      return { wholes: [], parts: site ? [site] : [] }
    }
    case 'customer': {
      const short = text.replace(companyEnding, '').trim()
      return { wholes: [], parts: short !== text && short.length > 2 && !leadingWords.has(fold(short)) ? [short] : [] }
    }
    default:
      return { wholes: [], parts: [] }
  }
}
