import { createHmac, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { z } from 'zod'
import { createJsonStore, type JsonStore } from '../store/json-store'

const identitySchema = z.object({
  /** Distinguishes this host's cookies from those of another host on the same computer; not secret. */
  instance: z.string().regex(/^[0-9a-f]{8}$/),
  /** 256 bits in hexadecimal, known to nobody else: cookies and link names are derived from it. */
  secret: z.string().regex(/^[0-9a-f]{64}$/),
  /** Port of the local page, remembered so that links and the browser's storage keep working. */
  port: z.number().int().optional(),
  /** Port for the network, remembered because invites carry it. */
  networkPort: z.number().int().optional(),
})

/** The host's identity, which stays the same across restarts. */
export type Identity = Omit<JsonStore<z.infer<typeof identitySchema>>, 'load'> & { sign: (text: string) => string }

/** Reads the host's identity from its data folder, or creates it on the first start. */
export const openIdentity = async (dataDir: string): Promise<Identity> => {
  const initial = () => ({ instance: randomBytes(4).toString('hex'), secret: randomBytes(32).toString('hex') })
  const store = await createJsonStore(join(dataDir, 'host.json'), { schema: identitySchema, initial }).load()
  const key = Buffer.from(store.value().secret, 'hex')
  return { ...store, sign: (text) => createHmac('sha256', key).update(text).digest('base64url') }
}
