import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { checkAction, findBlame, type SituationId, situationsIn } from '../../shared/libs/blameless'
import { builtInCards } from '../../shared/meeting/cards/deck'
import { situationReasons } from '../../shared/meeting/cards/labels'
import { answersTo } from '../../shared/meeting/cards/rank'
import { runDebrief } from './run-debrief'

/** The lines of the cards for a situation. */
const getLines = (situation: SituationId): string[] =>
  builtInCards.filter((card) => answersTo(card, { situation })).flatMap(({ lines }) => lines)

/** Everything that the language check and the cards say about sentences and actions; nothing else in the app uses these texts. */
export const getFeedback = (sentences: readonly string[], actions: readonly string[]): string[] => [
  ...sentences.flatMap((sentence) => [
    ...findBlame(sentence).flatMap(({ kind, reason, ask, rewrite }) => [kind, reason, ask, rewrite ?? reason]),
    ...situationsIn(sentence).flatMap(({ id }) => [id, situationReasons[id], ...getLines(id)]),
  ]),
  ...actions.flatMap((action) => checkAction(action).flatMap(({ reason, ask }) => [reason, ask])),
]

/** The reason that the facilitator sees for the first situation in a sentence. */
export const getSituationReason = (sentence: string): string => {
  const [situation] = situationsIn(sentence)
  if (!situation) throw new Error(`There is no situation in “${sentence}”`)
  return situationReasons[situation.id]
}

/** Fails if a text contains any of the phrases. */
export const expectNoneIn = (where: string, phrases: readonly string[], text: string): void => {
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

/** Every file below a folder, searchable including its base64 parts. */
export const readFiles = (folder: string): { path: string; text: string }[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((path) => ({ path, text: withDecodedBase64(readFileSync(path, 'utf8')) }))

/** A document's Markdown, exported by the command line. */
export const exportDocument = (path: string): string => runDebrief('export', path)
