import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { root } from '../../scripts/build.mjs'
import { checkAction, findBlame, type SituationId, situationsIn } from '../../shared/libs/blameless'
import { builtInCards } from '../../shared/meeting/cards/deck'
import { situationReasons } from '../../shared/meeting/cards/labels'
import { answersTo } from '../../shared/meeting/cards/rank'

/** What the cards for a situation say. */
const linesFor = (situation: SituationId): string[] =>
  builtInCards.filter((card) => answersTo(card, { situation })).flatMap(({ lines }) => lines)

/** All that the language check and the cards say of sentences and of actions, in words that nothing else in the app uses. */
export const getFeedback = (sentences: readonly string[], actions: readonly string[]): string[] => [
  ...sentences.flatMap((sentence) => [
    ...findBlame(sentence).flatMap(({ kind, reason, ask, rewrite }) => [kind, reason, ask, rewrite ?? reason]),
    ...situationsIn(sentence).flatMap(({ id }) => [id, situationReasons[id], ...linesFor(id)]),
  ]),
  ...actions.flatMap((action) => checkAction(action).flatMap(({ reason, ask }) => [reason, ask])),
]

/** What the facilitator is told of a sentence's most telling situation. */
export const reasonFor = (sentence: string): string => {
  const [situation] = situationsIn(sentence)
  if (!situation) throw new Error(`There is no situation in “${sentence}”`)
  return situationReasons[situation.id]
}

/** Fails if a text holds any of the words. */
export const expectNoneIn = (where: string, said: readonly string[], text: string): void => {
  expect(
    said.filter((words) => text.includes(words)),
    where,
  ).toEqual([])
}

/** All frames that a page sends and receives from now on. */
export const recordFrames = (page: Page): string[] => {
  const frames: string[] = []
  page.on('websocket', (socket) => {
    const note = ({ payload }: { payload: string | Buffer }): void => void frames.push(payload.toString('utf8'))
    socket.on('framesent', note)
    socket.on('framereceived', note)
  })
  return frames
}

/** Notes all that a page sends to other pages from now on; to be called before it is opened. */
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

/** What a page has sent to other pages. */
export const getMeshFrames = (page: Page): Promise<string[]> => page.evaluate(() => window.meshFrames)

declare global {
  interface Window {
    meshFrames: string[]
  }
}

/** A file as it is, and what is in it in base64. */
const withDecodedBase64 = (text: string): string =>
  text + (text.match(/[\w+/]{64,}={0,2}/g) ?? []).map((part) => Buffer.from(part, 'base64').toString('utf8')).join('\n')

/** Every file below a folder. */
export const readFiles = (folder: string): { path: string; text: string }[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((path) => ({ path, text: withDecodedBase64(readFileSync(path, 'utf8')) }))

/** A document as the command line exports it. */
export const exportDocument = (path: string): string =>
  execFileSync(process.execPath, [join(root, 'dist/node/debrief.js'), 'export', path], { encoding: 'utf8' })
