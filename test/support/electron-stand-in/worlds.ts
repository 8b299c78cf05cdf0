/*
 * What runs inside the page: the two ends of a bridge between the page's own world and the preload's isolated one.
 * They share the document but no objects, as in Electron; values cross as JSON in events, functions by number.
 */

/** Installed in both worlds as text, so it may use nothing from outside itself. */
const bridge = (here: string, there: string) => {
  type Coded = { v?: unknown; f?: number; p?: number; b?: string; a?: Coded[]; o?: Record<string, Coded> }
  const kept = new Map<number, (...args: unknown[]) => unknown>()
  const promises = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  let next = 0
  const post = (kind: string, detail: unknown) =>
    document.dispatchEvent(new CustomEvent(`stand-in:${there}:${kind}`, { detail: JSON.stringify(detail) }))
  const on = (kind: string, act: (detail: never) => void) =>
    document.addEventListener(`stand-in:${here}:${kind}`, (event) =>
      act(JSON.parse((event as CustomEvent).detail) as never),
    )

  const encode = (value: unknown): Coded => {
    if (typeof value === 'function') {
      next += 1
      kept.set(next, value as (...args: unknown[]) => unknown)
      return { f: next }
    }
    if (value instanceof Promise) {
      next += 1
      const id = next
      value.then(
        (result) => post('settled', { id, value: encode(result) }),
        (error) => post('settled', { id, error: String(error?.message ?? error) }),
      )
      return { p: id }
    }
    if (value instanceof Uint8Array) return { b: Array.from(value, (byte) => String.fromCharCode(byte)).join('') }
    if (Array.isArray(value)) return { a: value.map(encode) }
    if (value && typeof value === 'object') {
      return { o: Object.fromEntries(Object.entries(value).map(([key, item]) => [key, encode(item)])) }
    }
    return { v: value }
  }
  const decode = (coded: Coded): unknown => {
    if (coded.f !== undefined) {
      const id = coded.f
      return (...args: unknown[]) => call(id, args)
    }
    if (coded.p !== undefined) {
      const id = coded.p
      return new Promise((resolve, reject) => promises.set(id, { resolve, reject }))
    }
    if (coded.b !== undefined) return Uint8Array.from(coded.b, (char) => char.charCodeAt(0))
    if (coded.a) return coded.a.map(decode)
    if (coded.o) return Object.fromEntries(Object.entries(coded.o).map(([key, item]) => [key, decode(item)]))
    return coded.v
  }
  let answer: { value?: Coded; error?: string } = {}
  const call = (id: number, args: unknown[]) => {
    answer = {}
    post('call', { id, args: args.map(encode) })
    if (answer.error !== undefined) throw new Error(answer.error)
    return decode(answer.value ?? {})
  }
  on('call', ({ id, args }: { id: number; args: Coded[] }) => {
    try {
      post('answer', { value: encode(kept.get(id)?.(...args.map(decode))) })
    } catch (error) {
      post('answer', { error: String(error instanceof Error ? error.message : error) })
    }
  })
  on('answer', (detail: { value?: Coded; error?: string }) => {
    answer = detail
  })
  on('settled', ({ id, value, error }: { id: number; value?: Coded; error?: string }) => {
    const waiting = promises.get(id)
    promises.delete(id)
    if (error === undefined) waiting?.resolve(decode(value ?? {}))
    else waiting?.reject(new Error(error))
  })
  return { encode, decode, post, on }
}

/** In the page's own world: takes what the preload exposes. */
export const mainWorldScript = `(() => {
  const { decode, on } = (${bridge})('main', 'isolated')
  on('expose', ({ name, value }) => Object.defineProperty(window, name, { value: decode(value), enumerable: true }))
})()`

/** In the isolated world: the sandboxed preload's `require`, over a binding to the main process. */
const preloadWorld = (install: typeof bridge, argv: string[], os: string, preload: (...scope: unknown[]) => void) => {
  const { encode, post } = install('isolated', 'main')
  const world = globalThis as unknown as {
    __standInSend: (text: string) => void
    __standInReceive: (text: string) => void
  }
  type Listener = (event: object, ...args: unknown[]) => void
  const listeners = new Map<string, Set<Listener>>()
  const replies = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  let next = 0
  const toText = (value: unknown) =>
    JSON.stringify(value, (_key, item) =>
      item instanceof Uint8Array
        ? { __bytes: btoa(Array.from(item, (byte) => String.fromCharCode(byte)).join('')) }
        : item,
    )
  const fromText = (text: string) =>
    JSON.parse(text, (_key, item) =>
      item && typeof item.__bytes === 'string'
        ? Uint8Array.from(atob(item.__bytes), (char) => char.charCodeAt(0))
        : item,
    )
  world.__standInReceive = (text) => {
    const message = fromText(text)
    if (message.reply === undefined) {
      for (const listener of listeners.get(message.channel) ?? []) listener({}, ...message.args)
      return
    }
    const waiting = replies.get(message.reply)
    replies.delete(message.reply)
    if (message.error === undefined) waiting?.resolve(message.value)
    else waiting?.reject(new Error(message.error))
  }
  const ipcRenderer = {
    invoke: (channel: string, ...args: unknown[]) =>
      new Promise((resolve, reject) => {
        next += 1
        replies.set(next, { resolve, reject })
        world.__standInSend(toText({ invoke: next, channel, args }))
      }),
    send: (channel: string, ...args: unknown[]) => world.__standInSend(toText({ channel, args })),
    on: (channel: string, listener: Listener) => {
      listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener))
      return ipcRenderer
    },
    off: (channel: string, listener: Listener) => {
      listeners.get(channel)?.delete(listener)
      return ipcRenderer
    },
  }
  const contextBridge = {
    exposeInMainWorld: (name: string, value: unknown) => void post('expose', { name, value: encode(value) }),
  }
  const allowed: Record<string, unknown> = { electron: { contextBridge, ipcRenderer } }
  const require = (name: string) => {
    if (!allowed[name]) throw new Error(`A sandboxed preload has no module ${name}`)
    return allowed[name]
  }
  const module = { exports: {} }
  preload(require, module, module.exports, { argv, platform: os, env: {}, versions: {} })
}

/** The preload's text, set up so that it runs in the main frame's isolated world only. */
export const isolatedWorldScript = (preload: string, argv: readonly string[]): string =>
  `if (window === window.top) (${preloadWorld})(${bridge}, ${JSON.stringify(argv)}, ${JSON.stringify(process.platform)},
    (require, module, exports, process) => { ${preload}\n })`
