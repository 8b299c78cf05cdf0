import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { root } from '../../scripts/build.mjs'
import { checkAction, findBlame, situationsIn } from '../../shared/libs/blameless'
import { situationReasons } from '../../shared/meeting/cards/labels'

/** All that the language check says of sentences and of actions, in words that nothing else in the app uses. */
export const saidOf = (sentences: readonly string[], actions: readonly string[]): string[] => [
  ...sentences.flatMap((sentence) => [
    ...findBlame(sentence).flatMap(({ kind, reason, ask, rewrite }) => [kind, reason, ask, rewrite ?? reason]),
    ...situationsIn(sentence).flatMap(({ id }) => [id, situationReasons[id]]),
  ]),
  ...actions.flatMap((action) => checkAction(action).flatMap(({ reason, ask }) => [reason, ask])),
]

/** Fails if a text holds any of the words. */
export const expectNoneIn = (where: string, said: readonly string[], text: string): void => {
  expect(
    said.filter((words) => text.includes(words)),
    where,
  ).toEqual([])
}

/** All frames that a page sends and receives from now on. */
export const framesOf = (page: Page): string[] => {
  const frames: string[] = []
  page.on('websocket', (socket) => {
    const note = ({ payload }: { payload: string | Buffer }): void => void frames.push(payload.toString('utf8'))
    socket.on('framesent', note)
    socket.on('framereceived', note)
  })
  return frames
}

/** Every file below a folder. */
export const filesIn = (folder: string): { path: string; text: string }[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }))

/** A document as the command line exports it. */
export const exportFile = (path: string): string =>
  execFileSync(process.execPath, [join(root, 'dist/node/debrief.js'), 'export', path], { encoding: 'utf8' })
