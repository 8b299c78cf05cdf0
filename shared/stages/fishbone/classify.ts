import type { StandardBone } from './model'

/**
 * Words that suggest a bone, matched as prefixes: `review` also matches `reviewed`. They show what a cause is about,
 * not whether it blames anybody, so they are separate from the language check; the people bone is about what somebody
 * could know, never about how well they did.
 */
const words: Readonly<Record<StandardBone, string>> = {
  people:
    'knew|know|knowledge|aware|unaware|underst|familiar|unfamiliar|train|onboard|experience|expert|skill|handover|handoff|communicat|told|heard|asked|tired|fatigue|assum|believ|expect|confus|mislead|remember|memor|colleague|new hire|newcomer|attention|workload|context switch|mental model|judg|language barrier|trust',
  process:
    'process|procedure|review|approv|runbook|playbook|checklist|document|undocument|written down|owner|owned|unowned|responsib|polic|drill|rehears|exercise|practice|by hand|manual|hand-|escalat|rollout plan|change management|change request|release plan|schedule|standard|convention|sign-off|ticket|backlog|prioriti|postmortem|on-call|rotation|testing|tested|untested|test plan|audit|guideline|step|workflow|agreement|requirement',
  technology:
    'server|database|replica|primary|secondary|disk|storage|network|packet|router|switch|link|config|default|limit|timeout|timed out|retr|cache|quer|queue|version|deploy|script|tool|alert|monitor|dashboard|metric|log|backup|snapshot|memory|cpu|load balancer|balancer|dns|certificate|api|code|bug|pool|failover|health check|replicat|shard|index|schema|migrat|host|shell|terminal|node|cluster|software|hardware|latency|consensus|topology|orchestrat|service|thread|socket|driver|firmware|library|dependency|webhook|job|worker|binlog|write|read|restore|partition|quorum|leader|region|data center|instance|container|kernel|encrypt|parser|client|mail|request|error|crash|gb|mb|mbit',
  environment:
    'pressure|deadline|peak|traffic|budget|staff|understaff|vendor|supplier|third part|third-part|provider|weekend|night|late in|evening|midnight|early morning|friday|holiday|vacation|cost|season|launch|campaign|sale|black friday|time zone|timezone|office|weather|power|outage elsewhere|regulat|attack|spam|market|customer demand|growth|reorgan|merger|another incident|other incident|maintenance|load',
}

/** Among bones with equally many matches, the first one wins: words about technology are in almost every sentence. */
const order = ['people', 'environment', 'process', 'technology'] as const satisfies readonly StandardBone[]

const patterns = order.map((bone) => ({ bone, pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${words[bone]})`, 'giu') }))

/** The bone that a cause most likely belongs to, judged by its words; undefined if they suggest none. */
export const suggestBone = (text: string): StandardBone | undefined => {
  let best: { bone: StandardBone; matches: number } | undefined
  for (const { bone, pattern } of patterns) {
    const matches = new Set(Array.from(text.matchAll(pattern), ([word]) => word.toLowerCase())).size
    if (matches > (best?.matches ?? 0)) best = { bone, matches }
  }
  return best?.bone
}
