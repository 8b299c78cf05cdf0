import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import * as Y from 'yjs'

/** Fails if a text contains any of the phrases. */
export const expectNothingOf = (phrases: readonly string[], where: string, text: string): void => {
  expect(
    phrases.filter((phrase) => text.includes(phrase)),
    where,
  ).toEqual([])
}

/** Records all WebSocket frames that a page sends and receives from now on. */
export const recordFrames = (page: Page): string[] => {
  const frames: string[] = []
  page.on('websocket', (socket) => {
    const record = ({ payload }: { payload: string | Buffer }): void => void frames.push(payload.toString('utf8'))
    socket.on('framesent', record)
    socket.on('framereceived', record)
  })
  return frames
}

/** Records everything that a page sends to other pages over WebRTC; to be called before the page is opened. */
export const recordMeshFrames = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    window.meshFrames = []
    const { send } = RTCDataChannel.prototype
    RTCDataChannel.prototype.send = function (data: string | Blob | ArrayBuffer | ArrayBufferView<ArrayBuffer>) {
      const isBinary = typeof data !== 'string' && !(data instanceof Blob)
      window.meshFrames.push(isBinary ? new TextDecoder().decode(data) : String(data))
      Reflect.apply(send, this, [data])
    }
  })
}

/** Everything that a page has sent to other pages. */
export const getMeshFrames = (page: Page): Promise<string[]> => page.evaluate(() => window.meshFrames)

declare global {
  interface Window {
    meshFrames: string[]
  }
}

/** A file's text, followed by its decoded base64 parts. */
const withDecodedBase64 = (text: string): string =>
  text + (text.match(/[\w+/]{64,}={0,2}/g) ?? []).map((part) => Buffer.from(part, 'base64').toString('utf8')).join('\n')

/**
 * The paths of all files below a folder, hidden ones included. A file that is being written is left out: it has another
 * name a moment later.
 */
export const listFiles = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.tmp'))
    .map(({ parentPath, name }) => join(parentPath, name))

/** Every file below a folder, searchable including its base64 parts. */
export const readFiles = (folder: string): { path: string; text: string }[] =>
  listFiles(folder).map((path) => ({ path, text: withDecodedBase64(readFileSync(path, 'utf8')) }))

/** Everything below a folder as one text: the documents, their journals and versions, settings. */
export const readFolder = (folder: string): string =>
  readFiles(folder)
    .map(({ text }) => text)
    .join('\n')

/** The clients that wrote into a root type, as far as the state still shows. */
export const writersIn = (state: Uint8Array, root: string): Set<number> => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  const type = doc.getMap(root)
  const writers = new Set<number>()
  for (const structs of doc.store.clients.values())
    for (const struct of structs) if (struct instanceof Y.Item && struct.parent === type) writers.add(struct.id.client)
  return writers
}
