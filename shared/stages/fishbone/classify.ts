import type { OwnBone } from './model'

/**
 * Words that tell which bone a cause belongs to, as beginnings of words: `review` is also heard in `reviewed`. Each is
 * about circumstances; the people bone is about what somebody could know, never about how they did.
 */
const words: Readonly<Record<OwnBone, string>> = {
  people:
    'knew|know|knowledge|aware|unaware|underst|familiar|unfamiliar|train|onboard|experience|expert|skill|handover|handoff|communicat|told|heard|asked|tired|fatigue|assum|believ|expect|confus|mislead|remember|memor|colleague|new hire|newcomer|attention|workload|context switch|mental model|judg|language barrier|trust',
  process:
    'process|procedure|review|approv|runbook|playbook|checklist|document|undocument|written down|owner|owned|unowned|responsib|polic|drill|rehears|exercise|practice|by hand|manual|hand-|escalat|rollout plan|change management|change request|release plan|schedule|standard|convention|sign-off|ticket|backlog|prioriti|postmortem|on-call|rotation|testing|tested|untested|test plan|audit|guideline|step|workflow|agreement|requirement',
  technology:
    'server|database|replica|primary|secondary|disk|storage|network|packet|router|switch|link|config|default|limit|timeout|timed out|retr|cache|quer|queue|version|deploy|script|tool|alert|monitor|dashboard|metric|log|backup|snapshot|memory|cpu|load balancer|balancer|dns|certificate|api|code|bug|pool|failover|health check|replicat|shard|index|schema|migrat|host|shell|terminal|node|cluster|software|hardware|latency|consensus|topology|orchestrat|service|thread|socket|driver|firmware|library|dependency|webhook|job|worker|binlog|write|read|restore|partition|quorum|leader|region|data center|instance|container|kernel|encrypt|parser|client|mail|request|error|crash|gb|mb|mbit',
  environment:
    'pressure|deadline|peak|traffic|budget|staff|understaff|vendor|supplier|third part|third-part|provider|weekend|night|late in|evening|midnight|early morning|friday|holiday|vacation|cost|season|launch|campaign|sale|black friday|time zone|timezone|office|weather|power|outage elsewhere|regulat|attack|spam|market|customer demand|growth|reorgan|merger|another incident|other incident|maintenance|load',
}

/** Where two bones are heard equally, the rarer words tell more: machines are spoken of in almost every sentence. */
const order = ['people', 'environment', 'process', 'technology'] as const satisfies readonly OwnBone[]

const patterns = order.map((bone) => ({ bone, pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${words[bone]})`, 'giu') }))

/** The bone that a cause most likely belongs to, by the words it uses; undefined where they do not tell. */
export const suggestBone = (text: string): OwnBone | undefined => {
  let best: { bone: OwnBone; heard: number } | undefined
  for (const { bone, pattern } of patterns) {
    const heard = new Set(Array.from(text.matchAll(pattern), ([word]) => word.toLowerCase())).size
    if (heard > (best?.heard ?? 0)) best = { bone, heard }
  }
  return best?.bone
}
