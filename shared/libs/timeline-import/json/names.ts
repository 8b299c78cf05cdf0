import { roleOfTitle } from '../column-titles'

/** A path as words: `payload.createdAt` has the parents `payload` and the name `created at`. */
type FieldName = { parents: string[]; name: string }

/** What serializers wrap a value in; the name is that of the field above it. */
const wrapper =
  /^(?:\$date|\$number ?long|_?seconds|value|iso|utc|string ?value|rendered|raw value|date ?time|plain(?: ?text)?|default|en)$/

/** A name in the notations of programs as words: `detectedAt` and `detected_at` are `detected at`. */
export const wordsOfName = (segment: string): string =>
  segment
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[\s_@-]+/g, ' ')
    .trim()
    .toLowerCase()

const toFieldName = (path: string): FieldName => {
  const segments = path.split('.').map(wordsOfName)
  while (segments.length > 1 && wrapper.test(segments.at(-1) ?? '')) segments.pop()
  return { parents: segments.slice(0, -1), name: segments.at(-1) ?? '' }
}

type Ranking = readonly (readonly [number, RegExp])[]

const rank = (ranking: Ranking, name: string): number => ranking.find(([, pattern]) => pattern.test(name))?.[0] ?? 0

/** Objects that are about somebody or something else than the event. */
const otherThing =
  /\b(?:user|author|actor|owner|creator|sender|member|person|assignee|acknowledger|agent|profile|repo(?:sitory)?|project|account|organi[sz]ation|team|service|page|links?|urls?|config|settings|parent|label|milestone|request|response|headers|query|zone|region|cluster|environment|device)\b/

const timeNames: Ranking = [
  [
    1,
    /^(?:(?:event|utc|start|log|alert|message|incident|posted|local|iso|source|published|realtime)? ?(?:time(?: ?stamp)?|date ?time)(?: (?:utc|ms|iso|ns|us|millis|unix nano|unix|gmt))?|(?:t|ts|epoch)(?: (?:s|ms|us|ns|millis|micros|nanos|seconds))?|when|at|time ?from|from ?time|(?:occurred|happened|occured|display|sent|logged|posted|recorded|observed)(?: ?(?:at|on|date|time))?|date happened|time (?:generated|stamp|local)|realtime timestamp|timestamp utc)$/,
  ],
  [
    0.9,
    /\b(?:occurred|happened|start(?:s|ed|ing)?(?: ?at)?|begin|began|fired|trigger(?:ed)?|opened|reported|detected|activated)\b/,
  ],
  [0.8, /\b(?:created?|creation|published|submitted|inserted|added|raised|deployed|committed)\b/],
  [0.75, /^(?:date|day)$/],
  [
    0.25,
    /\b(?:updated?|modified|changed|last|seen|received|ingest\w*|collected|closed|ended?|ends|finish\w*|completed?|resolved|acknowledged|until|expir\w+|due|scheduled|next|deadline|edited|deleted)\b/,
  ],
  [0.6, /\b(?:time|date|timestamp|at|on|ts)$/],
]

const endNames =
  /^(?:(?:event|incident|alert)? ?(?:end(?:s|ed)?(?: ?(?:at|time|date|on))?|time ?end|time ?to|to ?time|to|until|stop(?:ped)?(?: ?(?:at|time))?|finish(?:ed)?(?: ?(?:at|time))?)|resolved ?(?:at|time|on|date)?|closed ?(?:at|on)|completed ?at)$/

const textNames: Ranking = [
  [
    1,
    /^(?:(?:log|event|alert|text|raw|short|full|formatted)? ?(?:message|msg)|text|text payload|what(?: happened)?|m|display message)$/,
  ],
  [
    0.95,
    /^(?:body|body text|contents?|notes?|comments?|entry|event text|description text|(?:event|log) (?:entry|description|details?)|happening)$/,
  ],
  [0.9, /^(?:description|summary|event|log|details?|observation|milestone|update|activity)$/],
  [0.85, /^(?:title|headline|subject|signature|alert name|line|(?:event|alert|incident) (?:title|name|summary))$/],
  [0.6, /^(?:name|reason|action(?: name)?|operation(?: name)?|error(?: message)?|cause|raw|display name|output|mt)$/],
  [0.45, /^value$/],
  [0.35, /^(?:type|event type|status|state|label|category|result|outcome|code|verb|command|method|phase|typename)$/],
  [0.75, /^\w+ (?:message|text|description|comment|note|summary|content|title|output)$/],
]

/** Names that are no text, whatever stands in them. */
const noText =
  /\b(?:id|ids|uuid|guid|url|uri|link|href|sha|hash|token|avatar|icon|color|colour|html|email|version|locale|lang|language|time ?zone|path|file|key|etag|slug|fingerprint|tags?)$/

const whoNames =
  /^(?:who|user(?: ?name)?|author(?: name)?|actor(?: name)?|by|sender(?: name)?|from|posted by|created by|reported by|owner|operator|person|responder|reporter|user (?:id|email|login)|login|nick(?: ?name)?|caller|engineer|handle|(?:person|sender|author|source|from) (?:e ?mail|name)|real name|performed by|modified by|\w+ (?:\w+ )?by)$/
const personParent =
  /^(?:user|author|actor|(?:member )?creator|sender|owner|assignee|acknowledger|agent|by|from|created by|member|person|updater|posted by|reporter|responder|caller|initiator|performed by|profile|triggered by|updated by)$/
const personName = /^(?:name|login|user ?name|display ?name|real ?name|nick ?name|full ?name|email|handle|summary)$/

/** The name of a person as others read it, before that of an account. */
const fullName = /^(?:display ?name|real ?name|full ?name|summary)$/

const levelNames = /^(?:level|severity|severity text|log level|lvl|loglevel|level name|severity level|l)$/
const zoneNames = /^(?:time ?zone|tz|zone)$/
const kindNames = /^(?:kind|type|event type|category|phase|stage)$/

/** Who and what a record comes with: when those were created or changed is no time of the record. */
const surroundings =
  /^(?:repo(?:sitory)?|organi[sz]ation|user|sender|owner|author|account|profile|member|installation|team|assignee)$/
const ownHistory = /\b(?:created?|creation|registered|joined|updated?|pushed|modified|changed|last)\b/

const rankTimeName = ({ parents, name }: FieldName): number =>
  rank(timeNames, name) * 0.95 ** parents.length * (parents.some((parent) => otherThing.test(parent)) ? 0.2 : 1)

/** `action: { type: "purge" }`: what was done has a name of its own. */
const deed = /^(?:action|operation|event|activity)$/
const nameOfDeed = /^(?:type|name|kind|action|description)$/

const rankTextName = ({ parents, name }: FieldName): number =>
  Math.max(rank(textNames, name), deed.test(parents.at(-1) ?? '') && nameOfDeed.test(name) ? 0.75 : 0) *
  0.97 ** parents.length *
  (parents.some((parent) => otherThing.test(parent)) ? 0.2 : 1)

const rankWhoName = ({ parents, name }: FieldName): number => {
  const parent = parents.at(-1)
  if (parent !== undefined && personParent.test(parent))
    return personName.test(name) ? (name === 'email' ? 0.6 : fullName.test(name) ? 1 : 0.95) : 0
  return whoNames.test(name) ? 0.9 * 0.9 ** parents.length : 0
}

/** The end of names that say something about an event, but not what happened. */
const attribute = / (?:type|status|state|code|count|number|level)$/

/** What the name of a field says about it; the ranks are from 0 to 1. */
export type NameMeaning = FieldName & {
  time: number
  text: number
  who: number
  /** It tells when somebody or something around the record was created or changed. */
  isNoTime: boolean
  isNoText: boolean
  isEnd: boolean
  isLevel: boolean
  isZone: boolean
  isKind: boolean
}

const describeName = (path: string): NameMeaning => {
  const field = toFieldName(path)
  const { name, parents } = field
  // What titles of columns mean in any language counts for fields of the record itself.
  const title = parents.length === 0 ? roleOfTitle(name) : 'other'
  const who = rankWhoName(field)
  return {
    ...field,
    time: rankTimeName(field) || (title === 'time' || title === 'date' ? 0.75 : 0),
    text: Math.max(rankTextName(field), title === 'text' && who === 0 && !attribute.test(name) ? 0.7 : 0),
    who: Math.max(who, title === 'who' && name !== 'name' ? 0.5 : 0),
    isNoTime: ownHistory.test(name) && parents.some((parent) => surroundings.test(parent)),
    isNoText: noText.test(name),
    isEnd: endNames.test(name) || title === 'end',
    isLevel: levelNames.test(name),
    isZone: zoneNames.test(name),
    isKind: kindNames.test(name) || title === 'kind',
  }
}

/** Names that are remembered: the lines of a log have the same few. */
const MAX_NAMES = 2000
const meanings = new Map<string, NameMeaning>()

/** What the name of a field says about it. */
export const meaningOf = (path: string): NameMeaning => {
  const known = meanings.get(path)
  if (known) return known
  const meaning = describeName(path)
  if (meanings.size >= MAX_NAMES) meanings.clear()
  meanings.set(path, meaning)
  return meaning
}
