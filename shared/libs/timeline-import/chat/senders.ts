import { readDate } from '../../time'

/** Patterns of the characters of a name; at its ends are no spaces, so that matching a run of spaces next to it stays linear. */
export const nameCharacter = "[\\p{L}\\p{N}@_~.'’|()&\\/# -]"
export const nameEdge = "[\\p{L}\\p{N}@_~.'’|()&\\/#-]"
/** A name, or the telephone number of somebody without one. */
export const name = `(?:\\+[\\d ()-]{5,20}\\d|${nameEdge}(?:${nameCharacter}{0,58}?${nameEdge})?)`

const senderPattern = new RegExp(`^[@<]?[\\p{L}_~]${nameCharacter}{0,60}>?$`, 'u')
const phoneNumber = /^\+[\d ()-]{5,20}\d$/
const botName =
  /\b(?:bot|app|alerts?|pagerduty|opsgenie|grafana|alertmanager|prometheus|datadog|statuspage|sentry|jenkins|github|gitlab|webhook|zabbix|nagios|newrelic|new relic|victorops|hubot|circleci|travis|incident\.io|firehydrant|rootly|blameless|zapier|workflow)\b/i
const botBadge = /(?<!\s)\s*(?:\[?APP\]?|\bBOT\b|\(bot\)|\[bot\]|✓ ?BOT)\s*/

/** Whether a name is most likely that of a program. */
export const isBotName = (who: string): boolean => botName.test(who)

/** What chats add to a name: the rank of somebody in IRC, `~` of an unknown contact, a number, where a message is pinned. */
const decoration =
  /^[<@*_+%&!~ ]+|(?<![>*_:])[>*_:]+$|#\d{4}$|(?:(?<!\s)\s+)?\((?:pinned|edited|he|she|they|he\/him|she\/her|they\/them)\)$/gi

/** The sender that a text names, and whether that is a program. */
export const readSender = (raw: string): { who: string; bot?: true } | undefined => {
  if (phoneNumber.test(raw.trim())) return { who: raw.trim() }
  const bot = botBadge.test(raw)
  const who = raw.replace(botBadge, ' ').trim().replace(decoration, '').trim()
  if (
    /^(?:[ap]m\b|utc\b|gmt\b|[pmcea][sd]t\b|ces?t\b|at\b|the\b|and\b|to\b|we\b|on\b|[-–—])/i.test(who) ||
    /\b(?:\d{1,2}(?:st|nd|rd|th)|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b/i.test(who)
  )
    return undefined
  if (readDate(who, 0) || /\d\/\d/.test(who)) return undefined
  // `Holt, Mira`
  if (
    who === '' ||
    !senderPattern.test(who.replace(/(?<=\p{L}), (?=\p{Lu})/u, ' ')) ||
    who.split(/\s+/).length > 5 ||
    /^\d/.test(who)
  )
    return undefined
  return bot || isBotName(who) ? { who, bot: true } : { who }
}
