import { EventEmitter } from 'node:events'
import type { WebContents } from './contents'

/** Bytes cross a text channel as base64; everything else is plain JSON, as in the page's half. */
export const toText = (value: unknown): string =>
  JSON.stringify(value, (_key, item) =>
    item instanceof Uint8Array
      ? { __bytes: Buffer.from(item).toString('base64') }
      : item?.type === 'Buffer' && Array.isArray(item.data)
        ? { __bytes: Buffer.from(item.data).toString('base64') }
        : item,
  )

const fromText = (text: string) =>
  JSON.parse(text, (_key, item) =>
    item && typeof item.__bytes === 'string' ? new Uint8Array(Buffer.from(item.__bytes, 'base64')) : item,
  )

type Handler = (event: object, ...args: unknown[]) => unknown

class IpcMain extends EventEmitter {
  #handlers = new Map<string, Handler>()

  handle(channel: string, handler: Handler): void {
    if (this.#handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    this.#handlers.set(channel, handler)
  }

  removeHandler(channel: string): void {
    this.#handlers.delete(channel)
  }

  /** Answers one message of a preload; an error travels with the wording that Electron gives it. */
  async receive(contents: WebContents, text: string, reply: (text: string) => void): Promise<void> {
    const { invoke, channel, args } = fromText(text)
    const event = { sender: contents, senderFrame: contents.mainFrame, frameId: 1, processId: 1 }
    if (invoke === undefined) {
      this.emit(channel, event, ...args)
      return
    }
    try {
      const handler = this.#handlers.get(channel)
      if (!handler) throw new Error(`No handler registered for '${channel}'`)
      reply(toText({ reply: invoke, value: await handler(event, ...args) }))
    } catch (error) {
      reply(toText({ reply: invoke, error: `Error invoking remote method '${channel}': ${String(error)}` }))
    }
  }
}

export const ipcMain = new IpcMain()
