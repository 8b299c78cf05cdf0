import { type EventKind, eventKinds } from './types'

/**
 * Words that suggest a kind; the first match wins. Words that describe symptoms as well (`starts`, `stopped`, `increases`,
 * `ran out`) count only if somebody does it to something: no suggestion is better than a wrong one.
 */
const kindPatterns: [EventKind, RegExp][] = [
  [
    'resolution',
    /\b(?:resolved(?! to\b)|fully (?:restored|recovered)|all[- ]clear|incident (?:closed|over|ends?|ended)|back to normal|service (?:is |was )?restored|closed the incident|recovered|recovery complete)\b/i,
  ],
  [
    'mitigation',
    /\b(?:mitigat\w+|roll(?:ed|ing|s)?[- ]?back|revert\w*|fail(?:ed|ing)[- ]?over|failover|restor(?:ed|ing)|disabled|drain(?:ed|ing)|scal(?:ed|ing) (?:up|out|down)|hotfix\w*|workaround)\b/i,
  ],
  [
    'escalation',
    /\b(?:escalat\w+|paged|paging|pages (?:the|in|out)|pager\w*|pulled in|call(?:ed|s) in|on-?call (?:is|was) (?:called|notified)|war ?room|incident (?:was )?(?:declared|opened|raised)|declared)\b/i,
  ],
  [
    'communication',
    /\b(?:status ?page|tweet\w*|announc\w+|customers? (?:were |are )?(?:notified|informed)|posted|e-?mail\w* (?:sent|to)|communicat\w+|update (?:sent|posted))\b/i,
  ],
  [
    'detection',
    /\b(?:(?<!\b(?:through|acknowledg\w+|silenc\w+|mut\w+|tun\w+|add\w*|clear\w*) (?:\w+ )?)alert\w*|alarm\w*|detect\w*|notic\w+|monitor\w* (?:fires|shows|detects)|report(?:s|ed)\b|complain\w*|first (?:sign|error|report)\w*|fir(?:es|ed)|trigger(?:s|ed))\b/i,
  ],
  [
    'diagnosis',
    /\b(?:investigat\w+|identif\w+|diagnos\w+|root cause|found|discover\w*|confirm\w*|suspect\w*|realis\w+|realiz\w+|trac(?:ed|ing) (?:it|to)|look(?:ed|ing|s) (?:at|into)|debugg\w+|determin\w+)\b/i,
  ],
  ['decision', /\b(?:decid\w+|decision|agreed? to|chose|opted?)\b/i],
  [
    'action',
    /\b(?:deploy\w*|releas\w+|merg\w+|restart\w*|reboot\w*|(?<!\b(?:errors?|failures?|timeouts?|alerts?|requests?|latency|load|lag|traffic|outage|impact|incident) (?:\w+ )?)start(?:s|ed|ing)?(?! (?:to|failing|returning|seeing)\b)|(?:stopp?|increas)(?:e?s|ed|ing)? (?:the|an?|our|all)|(?:is|are|was|were|been|be) (?:stopped|increased)|delet\w+|remov\w+|creat\w+|chang\w+|upgrad\w+|appl(?:y|ied|ies)|r[au]n(?:s|ning)?(?! (?:out|into|low|dry|hot|slow\w*|behind|full)\b)|push\w*|fix\w*|migrat\w+|enabl\w+|rebuil\w+|(?<!\boom[- ])kill(?:s|ed|ing)?)\b/i,
  ],
]

/** What negates the word after it: `was not yet resolved`, `nothing was detected`. */
const negation = /\b(?:not|never|no|nothing|nobody|cannot|without|\w+n['’]t)(?: \w+)? $/i

/** The kind that the first 300 characters of a text suggest; undefined if none does. */
export const suggestKind = (text: string): EventKind | undefined => {
  const head = text.slice(0, 300)
  return kindPatterns.find(([, pattern]) => {
    const match = pattern.exec(head)
    return match !== null && !negation.test(head.slice(0, match.index))
  })?.[0]
}

const synonyms: Record<string, EventKind> = {
  detected: 'detection',
  alert: 'detection',
  diagnosed: 'diagnosis',
  investigating: 'diagnosis',
  investigation: 'diagnosis',
  identified: 'diagnosis',
  decided: 'decision',
  change: 'action',
  deploy: 'action',
  deployment: 'action',
  update: 'communication',
  comms: 'communication',
  escalated: 'escalation',
  mitigated: 'mitigation',
  mitigating: 'mitigation',
  resolved: 'resolution',
  recovery: 'resolution',
}

/** The kind that a cell or field names; undefined if it names none. */
export const parseKind = (name: string): EventKind | undefined => {
  const word = name.trim().toLowerCase()
  return eventKinds.find((kind) => kind === word) ?? (Object.hasOwn(synonyms, word) ? synonyms[word] : undefined)
}
