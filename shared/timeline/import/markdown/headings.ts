/** What a section of a postmortem is about, by its title; `lessons` holds the three below it. */
export type SectionKind =
  | 'events'
  | 'summary'
  | 'effect'
  | 'rootCause'
  | 'wentWell'
  | 'wentPoorly'
  | 'lucky'
  | 'todo'
  | 'lessons'
  | 'story'
  | 'other'

const titles: [SectionKind, RegExp][] = [
  [
    'events',
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
    'todo',
    /\baction(?:s|able)?\b(?! taken)|follow[- ]?ups?\b|next steps|remediations?\b|corrective|prevent(?:ion|ive|ative|ing|s)?\b|^improvements?|to[- ]?do\b|what (?:we(?:['’]re| are| will| plan)|are we) |future (?:work|plans|steps|improvements?|mitigation)|recommendations?|^tasks?\b|work items|^tickets?$|moving forward|going forward|^what['’]?s next|process(?:es)? improvements?|countermeasures|^mitigations?$|^planned /,
  ],
  [
    'rootCause',
    /root[- ]?causes?|^causes?\b|\bcauses?$|\btriggers?\b|contributing|^why (?:did|it|was|were)\b|cause analysis|underlying (?:cause|problem|issue)|^rca$|fault\b/,
  ],
  ['effect', /\bimpact|\baffected|blast radius|^damages?$|customer experience|^scope$|^effects?$|consequences/],
  [
    'summary',
    /\bsummary\b|^overview|^abstract|tl;? ?dr|synopsis|^(?:incident |issue |problem |short |brief )?description$|at a glance|^issue$|^introduction$|^executive\b/,
  ],
  ['lessons', /lessons?|learn(?:ed|ings?|t)\b|retrospective|takeaways|reflections?|^analysis$/],
  [
    'story',
    /what happened|^details?$|^incident(?: details?| description)?$|narrative|^the (?:incident|outage|story)|resolution|recovery|detection|response|investigation|^diagnos|background|mitigation|notes/,
  ],
]

/** A heading's words without its mark-up. */
export const plainTitle = (source: string): string =>
  source
    .replace(/!?\[([^\]\n]{0,500})\]\([^)\n]{0,1000}\)/g, '$1')
    .replace(/[*`]+|\\(?=[[\]()~_*.#<>-])/g, '')
    .replace(/(?<!\w)_+|_+(?!\w)/g, '')
    .trim()

/** A title without numbering, signs and mark-up, in small letters. */
export const bareTitle = (title: string): string =>
  title
    .replace(/[*_`#]+/g, '')
    .replace(/:[a-z_+-]+:/g, '')
    .replace(/^[^\p{L}]*(?:\d+[.)]?\s*)*/u, '')
    .replace(/(?<![\s:.?!])[\s:.?!]+$/, '')
    .replace(/’/g, "'")
    .trim()
    .toLowerCase()

/** A section's kind by its title; undefined when the title says nothing. */
export const kindOfTitle = (title: string): SectionKind | undefined => {
  const bare = bareTitle(title)
  if (bare === '' || bare.length > 90) return undefined
  return titles.find(([, pattern]) => pattern.test(bare))?.[0]
}
