import { drafts } from '../drafts'
import { createDraftWriter } from '../drafts/write'
import type { Snapshot } from '../snapshot'
import { createTextReader } from '../texts'

/** Everything that is known about an incident, as texts: what people wrote, and what was drafted from times and numbers. */
export const listRecords = (snapshot: Snapshot, now: number): string[] => {
  const write = createDraftWriter(snapshot, now)
  return [
    ...createTextReader()(snapshot)
      .flat()
      .map(({ text }) => text),
    ...drafts.flatMap((draft) => write(draft).sentences.map(({ text }) => text)),
  ]
}
