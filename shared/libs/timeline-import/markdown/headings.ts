/** What a section of a postmortem is about; `lessons` is the parent of the three before it. */
export type SectionKind =
  | 'chronology'
  | 'summary'
  | 'effects'
  | 'rootCause'
  | 'wentWell'
  | 'wentPoorly'
  | 'lucky'
  | 'followUps'
  | 'lessons'
  | 'narrative'
  | 'other'

const titlePatterns: [SectionKind, RegExp][] = [
  [
    'chronology',
    /\btime ?-?lines?\b|\bchronolog|sequence of events|course of events|play[- ]by[- ]play|(?:incident|event|detailed|activity|chat|slack|irc|communications?|response) logs?\b|\blog of (?:events|the)|^(?:key |main |major )?events\b|^log$|^history$|minute[- ]by[- ]minute|^what happened,? (?:and )?when|incident (?:progress|notes|history)|^(?:raw )?(?:chat|slack|irc) (?:transcript|log|copy)|blow[- ]by[- ]blow|order of events|\btranscript\b/,
  ],
  ['lucky', /\bluck(?:y|ily)?\b|fortunate/],
  [
    'wentWell',
    /(?:went|worked|did|go(?:es|ing)?|do) (?:really |very |right|well)|what went right|^(?:the )?good(?: (?:things|parts|stuff))?$|^positives?$|^successes$|worked as (?:expected|intended)|^what (?:was|were) good/,
  ],
  [
    'wentPoorly',
    /went (?:poor|wrong|bad|less|not)|go(?:ne)? (?:poor|wrong|bad|better|less)|did(?: not|n['’]?t) (?:go|work)|not (?:go|work) (?:so )?well|to improve|(?:could|can|should) (?:have |we |be )*(?:been |gone |done |improve|better)|^(?:the )?bad(?: (?:things|parts))?$|^(?:the )?ugly$|^challenges\b|needs? improvement|^negatives?$|what was difficult|^difficulties|^weaknesses/,
  ],
  [
    'followUps',
    /\baction(?:s|able)?\b(?! taken)|follow[- ]?ups?\b|next steps|remediations?\b|corrective|prevent(?:ion|ive|ative|ing|s)?\b|^improvements?|to[- ]?do\b|what (?:we(?:['’]re| are| will| plan)|are we) |future (?:work|plans|steps|improvements?|mitigation)|recommendations?|^tasks?\b|work items|^tickets?$|moving forward|going forward|^what['’]?s next|process(?:es)? improvements?|countermeasures|^mitigations?$|^planned /,
  ],
  [
    'rootCause',
    /root[- ]?causes?|^causes?\b|\bcauses?$|\btriggers?\b|contributing|^why (?:did|it|was|were)\b|cause analysis|underlying (?:cause|problem|issue)|^rca$|fault\b/,
  ],
  ['effects', /\bimpact|\baffected|blast radius|^damages?$|customer experience|^scope$|^effects?$|consequences/],
  [
    'summary',
    /\bsummary\b|^overview|^abstract|tl;? ?dr|synopsis|^(?:incident |issue |problem |short |brief )?description$|at a glance|^issue$|^introduction$|^executive\b/,
  ],
  ['lessons', /lessons?|learn(?:ed|ings?|t)\b|retrospective|takeaways|reflections?|^analysis$/],
  [
    'narrative',
    /what happened|^details?$|^incident(?: details?| description)?$|narrative|^the (?:incident|outage|story)|resolution|recovery|detection|response|investigation|^diagnos|background|mitigation|notes/,
  ],
]

/** The text of a heading without its markup. */
export const plainTitle = (source: string): string =>
  source
    .replace(/!?\[([^\]\n]{0,500})\]\([^)\n]{0,1000}\)/g, '$1')
    .replace(/[*`]+|\\(?=[[\]()~_*.#<>-])/g, '')
    .replace(/(?<!\w)_+|_+(?!\w)/g, '')
    .trim()

/** A title in lowercase, without numbering, symbols and markup. */
const normalizeTitle = (title: string): string =>
  title
    .replace(/[*_`#]+/g, '')
    .replace(/:[a-z_+-]+:/g, '')
    .replace(/^[^\p{L}]*(?:\d+[.)]?\s*)*/u, '')
    .replace(/(?<![\s:.?!])[\s:.?!]+$/, '')
    .replace(/’/g, "'")
    .trim()
    .toLowerCase()

/** The kind of a section by its title; undefined if the title does not show it. */
export const kindOfTitle = (title: string): SectionKind | undefined => {
  const normalized = normalizeTitle(title)
  if (normalized === '' || normalized.length > 90) return undefined
  return titlePatterns.find(([, pattern]) => pattern.test(normalized))?.[0]
}
