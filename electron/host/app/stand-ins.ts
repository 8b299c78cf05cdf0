import { join } from 'node:path'
import { z } from 'zod'
import { addRemembered } from '../../../shared/libs/stand-ins'
import {
  MAX_STAND_INS,
  type RememberedStandIn,
  rememberedStandInSchema,
  rememberedStandInsSchema,
} from '../../../shared/protocol/stand-ins'
import { createJsonStore, type JsonStore } from '../store/json-store'

const salvageStandIns = (stored: unknown): unknown =>
  z
    .array(z.unknown())
    .catch([])
    .parse(stored)
    .filter((one) => rememberedStandInSchema.safeParse(one).success)

/** The stand-ins of this person's public editions. */
export type StandIns = Pick<JsonStore<unknown>, 'quarantinedAs'> & {
  read: () => RememberedStandIn[]
  /** Adds decisions; of two about one text, the newer counts. Resolves once that is on disk. */
  remember: (decisions: readonly RememberedStandIn[]) => Promise<void>
}

/** Opens the stand-ins in the data folder. They say who is who, so they are never in the folder of documents. */
export const createStandIns = async (dataDir: string): Promise<StandIns> => {
  const store = await createJsonStore<RememberedStandIn[]>(join(dataDir, 'stand-ins.json'), {
    schema: rememberedStandInsSchema,
    initial: () => [],
    salvage: salvageStandIns,
  }).load()
  return {
    quarantinedAs: store.quarantinedAs,
    read: store.value,
    remember: async (decisions) => {
      await store.change((before) => addRemembered(before, decisions).slice(-MAX_STAND_INS))
    },
  }
}
