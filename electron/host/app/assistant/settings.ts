import { join } from 'node:path'
import { z } from 'zod'
import {
  type AssistantSettings,
  assistantKeySchema,
  findAddressFault,
  originOf,
} from '../../../../shared/protocol/assistant'
import { createJsonStore, type JsonStore } from '../../store/json-store'
import { UserError } from '../../user-error'

const storedSchema = z.object({
  isOn: z.boolean(),
  address: z.string(),
  model: z.string(),
  key: assistantKeySchema,
})
type Stored = z.infer<typeof storedSchema>

export type AssistantChange = { [K in keyof Stored]?: Stored[K] | undefined }

/** The settings of the assistant, and the key. */
export type AssistantStore = Pick<JsonStore<unknown>, 'quarantinedAs'> & {
  /** What pages may know. */
  settings: () => AssistantSettings
  key: () => string
  change: (change: AssistantChange) => Promise<AssistantSettings | UserError>
}

/** Opens the assistant's own file in the data folder, which only its owner may read. */
export const openAssistantStore = async (dataDir: string): Promise<AssistantStore> => {
  const store = await createJsonStore<Stored>(join(dataDir, 'assistant.json'), {
    schema: storedSchema,
    initial: () => ({ isOn: false, address: '', model: '', key: '' }),
    isLazy: true,
  }).load()
  const settings = (): AssistantSettings => {
    const { key, ...rest } = store.value()
    return { ...rest, hasKey: key !== '' }
  }
  return {
    quarantinedAs: store.quarantinedAs,
    settings,
    key: () => store.value().key,
    change: async ({ isOn, address, model, key }) => {
      const fault = address ? findAddressFault(address) : undefined
      if (fault) return new UserError('assistant-address', fault)
      await store.change((before) => {
        const next = address ?? before.address
        // A key is for one server: another one must not learn it.
        const isSameServer = originOf(next) === originOf(before.address)
        return {
          isOn: isOn ?? before.isOn,
          address: next,
          model: model ?? before.model,
          key: key ?? (isSameServer ? before.key : ''),
        }
      })
      return settings()
    },
  }
}
