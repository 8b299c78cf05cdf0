import { declinedKey } from '../../meeting/template'
import type { PostmortemTemplate } from '../../protocol/templates'
import type { Snapshot } from '../snapshot'
import { currentValue, isSameValue } from './current'
import { listParts, type TemplatePart } from './parts'

/** What a newer version of a document's template brings. */
export type Upgrade = {
  /** To offer: what is new, and what has changed where nobody has chosen anything else since. */
  offered: TemplatePart[]
  /** What the document has anyway. */
  known: TemplatePart[]
}

/**
 * Compares a template with what a document has taken from it, and with what people have made of that. Whatever they have
 * chosen or declined stays, so it is not offered. During a meeting, its agenda stays.
 */
export const findUpgrade = (snapshot: Snapshot, template: PostmortemTemplate): Upgrade => {
  const { templateParts: parts, run } = snapshot
  const offered: TemplatePart[] = []
  const known: TemplatePart[] = []
  for (const part of listParts(template)) {
    const { key, value, kind } = part
    const before = parts[key]
    if (isSameValue(value, before) || isSameValue(value, parts[declinedKey(key)])) continue
    const current = currentValue(snapshot, part)
    if (isSameValue(current, value)) known.push(part)
    else if (isSameValue(current, before) && !(kind === 'stage' && run.state.phase !== 'ready')) offered.push(part)
  }
  return { offered, known }
}

/** The template that a document was made from, if it has changed since and brings something. */
export const findNewer = (
  snapshot: Snapshot,
  templates: readonly PostmortemTemplate[],
): { template: PostmortemTemplate; upgrade: Upgrade } | undefined => {
  const { id, version } = snapshot.templateNote
  const template = id === '' ? undefined : templates.find((one) => one.id === id && one.version > version)
  const upgrade = template && findUpgrade(snapshot, template)
  return template && upgrade && upgrade.offered.length > 0 ? { template, upgrade } : undefined
}
