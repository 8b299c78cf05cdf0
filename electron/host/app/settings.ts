import { existsSync } from 'node:fs'
import { basename, dirname, isAbsolute, join } from 'node:path'
import { z } from 'zod'
import { defaultSettings, type Settings, settingsSchema } from '../../../shared/protocol/settings'
import { createJsonStore, type JsonStore } from '../store/json-store'

/** The folder of documents next to the settings. It is not stored, so that the data folder can be moved. */
const defaultFolder = (dataDir: string): string => join(dataDir, 'documents')

/**
 * Where documents are kept, given what the settings say. Earlier versions stored the default as an absolute path: one
 * from a data folder that was moved or copied here also means the default.
 */
export const documentsFolder = (dataDir: string, chosen: string): string => {
  const own = defaultFolder(dataDir)
  if (chosen === '' || !isAbsolute(chosen)) return own
  const isOldDefault = basename(chosen) === basename(own) && existsSync(own)
  const isMoved = isOldDefault && (!existsSync(chosen) || existsSync(join(dirname(chosen), 'settings.json')))
  return isMoved ? own : chosen
}

export type SettingsStore = JsonStore<Settings>

/**
 * The person's settings; fields of a newer version are not lost. Without a chosen folder, documents are next to them.
 */
export const createSettings = (dataDir: string): Promise<SettingsStore> => {
  const initial = defaultSettings
  // Each field falls back on its own, so that one invalid (or newer) value doesn't cost the others.
  const lenient = z.preprocess((stored) => {
    if (typeof stored !== 'object' || stored === null) return stored
    const known = Object.entries(settingsSchema.shape).flatMap(([key, schema]) => {
      const field = schema.safeParse(Reflect.get(stored, key))
      return field.success ? [[key, field.data]] : []
    })
    return { ...stored, ...initial, ...Object.fromEntries(known) }
  }, settingsSchema.loose())
  return createJsonStore(join(dataDir, 'settings.json'), { schema: lenient, initial: () => initial }).load()
}
