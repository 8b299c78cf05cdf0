import type * as Y from 'yjs'
import { toast } from '../../components/Toasts'
import { loadAhead } from '../../lazy-with-preload'
import { platform } from '../../platform'

const loadCreateCopy = loadAhead(() => import('./create-copy').then((module) => module.createCopy))

/** Saves the document as a file; resolves to false if the person canceled, or if it could not be made. */
export const saveCopy = async (doc: Y.Doc, now: number): Promise<boolean> => {
  const createCopy = await loadCreateCopy().catch((reason: unknown) => {
    console.error(reason)
    toast('The copy could not be made. Everything else still works. Try again in a moment.')
  })
  if (!createCopy) return false
  const { fileName, text } = createCopy(doc, now)
  return platform.saveFile(fileName, text, 'application/json')
}
