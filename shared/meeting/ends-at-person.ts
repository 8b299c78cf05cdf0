/**
 * Whether an answer ends at a person: somebody is named as doing, or not doing, the deciding thing. Such an answer is
 * true often enough, but nothing follows from it until one asks what made the deed sensible. A first ear for English;
 * it would rather miss one than accuse a sentence about a system. `people` are the names of those in the meeting.
 */
export const endsAtPerson = (text: string, people: readonly string[] = []): boolean => {
  const plain = text.toLowerCase().replaceAll('’', "'")
  return plain.split(/[.;!?\n]+/).some((clause) => isPersonal(clause) || isOfNamed(clause, people))
}

const roles =
  '(?:engineer|developer|operator|admin|administrator|dba|sysadmin|sre|on-?call|contractor|intern|colleague|teammate|manager|reviewer|author|tester|technician|analyst|employee|person|human|deployer|responder|commander|new hire|dev|user)s?'
const people = `(?:someone|somebody|nobody|no one|everyone|i|we|he|she|they|(?:the|an|a|our|one|another|some|each)\\s(?:[\\w-]+\\s){0,2}?${roles})`

/** Faults of judgement and attention: these verbs have no other subject than a person. */
const faults =
  "(?:forgot|forgets?|forgotten|overlooked|ignored|neglected|failed to|did(?:n't| not) (?:notice|check|think|know|pay|read|look|ask|follow|test|review|realis\\w*|realiz\\w*|see|verify|double)|never (?:checked|looked|read|asked|tested|thought)|misread|mistook|mistyped|misjudged|misconfigured|misunderstood|was (?:careless|tired|distracted|confused|inexperienced|sloppy|lazy|in a hurry)|were (?:careless|tired|distracted|confused|inexperienced|sloppy|lazy|in a hurry)|made (?:a|the|an) (?:\\w+ )?(?:mistake|error|typo)|should(?:n't| not)? have|was(?:n't| not) (?:paying|trained|aware|careful)|were(?:n't| not) (?:paying|trained|aware|careful))"

/** Deeds of hands: of a person if one is the subject, of a machine otherwise. */
const deeds =
  '(?:deleted|removed|ran|pushed|merged|deployed|typed|clicked|changed|edited|restarted|rebooted|disabled|enabled|skipped|approved|entered|pasted|copied|chose|picked|left|used|dropped|killed|stopped|started|turned|unplugged|reverted|overwrote|executed|committed|broke|caused)'

/** Words between a subject and its verb; each is read in one way only, and no sentence has more. */
const between = '(?:(?:\\w+ly|had|has|have|just|also|then|who)\\s){0,6}'
const did = `\\s${between}(?:${faults}|${deeds})\\b`
const named = new RegExp(`(?:^|[\\s,(])${people}${did}`)
const thenDid = new RegExp(`^${did}`)
const abstract =
  /\b(?:human|operator|user|manual|pilot) (?:error|mistake)s?\b|\bcareless(?:ness|ly)?\b|\b(?:lack of|insufficient|not enough) (?:care|attention|diligence|discipline)\b|\bfat[- ]finger\w*|\bby (?:mistake|accident)\b/

const isPersonal = (clause: string): boolean => named.test(clause.trim()) || abstract.test(clause)

/** Whether the clause says a deed of one of these people, by full or first name. */
const isOfNamed = (clause: string, names: readonly string[]): boolean =>
  names
    .flatMap((name) => [name.trim(), name.trim().split(/\s+/)[0] ?? ''])
    .filter((name) => name.length > 1)
    .some((name) => {
      const at = clause.indexOf(name.toLowerCase())
      const isWord = at === 0 || (at > 0 && /[\s,(]/.test(clause[at - 1] ?? ''))
      return isWord && thenDid.test(clause.slice(at + name.length))
    })
