import { writeSync } from 'node:fs'
import { createInterface } from 'node:readline'
import * as Y from 'yjs'
import { DocumentFolder } from '../../../electron/host/store'
import { UserError } from '../../../electron/host/user-error'
import { tiny, tinyCodec } from './tiny'

/** A process that opens a folder and runs commands from standard input, line by line; as user `uid` if one is given. */
const [, , folderPath = '', fallback = '', uid = ''] = process.argv
if (uid !== '') {
  process.setgroups?.([])
  process.setgid?.(Number(uid))
  process.setuid?.(Number(uid))
}
const report = (what: unknown) => writeSync(1, `${JSON.stringify(what)}\n`)

const open = async () => {
  try {
    const folder = await DocumentFolder.open({
      folder: folderPath,
      codec: tinyCodec,
      saveDelays: { debounceMs: 30, maxDelayMs: 200 },
      ...(fallback && { fallback }),
    })
    await folder.setAddress(`http://127.0.0.1:${process.pid}`)
    return folder
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    report({ code: error.code, sentence: error.message, address: error.address })
    process.exit(3)
  }
}

const folder = await open()
const doc = new Y.Doc()
const persisted = await folder.attach('document1', doc)
persisted.on('state', () => report({ state: persisted.state, sentence: persisted.message }))
report({ isOpen: true })

for await (const line of createInterface({ input: process.stdin })) {
  const [verb, ...rest] = line.split(' ')
  if (verb === 'type') tiny.notes(doc).insert(tiny.notes(doc).length, rest.join(' '))
  if (verb === 'flush') void persisted.flushed().then(() => report({ flushed: rest.join(' ') }))
  if (verb === 'list') report(await folder.list())
  if (verb === 'text') report({ text: tiny.notes(doc).toString() })
  if (verb === 'close') break
}
report({ lost: await folder.close(300) })
// Nothing in the folder may keep the process alive after this.
process.stdin.destroy()
