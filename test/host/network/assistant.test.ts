import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import { createAssistant, openAssistantStore } from '../../../electron/host/app/assistant'
import { openCertificate } from '../../../electron/host/certificate'
import { type AssistantLimits, limits } from '../../../electron/host/limits'
import { type Host, startHost } from '../../../electron/host/start'
import { UserError } from '../../../electron/host/user-error'
import { createHostCalls, type HostCalls } from '../../../renderer/session/host-calls'
import { createRequest, writeRequest } from '../../../shared/document/assistant'
import { answerJson, answerText, startAssistantServer } from '../../support/assistant-server'
import { listFiles } from '../../support/secrecy'
import { until } from '../../support/until'

const KEY = 'sk-0123456789-very-secret'
const body = writeRequest(createRequest('small', { title: 'Summary', facts: ['Größe: 4 GB “frei”'], written: '' }))

let server: Awaited<ReturnType<typeof startAssistantServer>>
let folder: string
beforeEach(async () => {
  server = await startAssistantServer()
  folder = await mkdtemp(join(tmpdir(), 'debrief-assistant-'))
})
afterEach(async () => {
  await server.close()
  await rm(folder, { recursive: true, force: true })
})

const never = new AbortController().signal

/** The code of an expected failure; anything else fails the test. */
const codeOf = async (outcome: Promise<unknown>): Promise<string> => {
  const result = await outcome.catch((error: unknown) => error)
  if (!(result instanceof UserError)) throw new Error(`no expected failure: ${JSON.stringify(result)}`)
  expect(result.message).not.toContain(KEY)
  expect(result.message).toMatch(/[.]$/)
  return result.code
}

const setUp = async (options: Partial<AssistantLimits> = {}, address = server.address) => {
  const store = await openAssistantStore(folder)
  await store.change({ isOn: true, address, model: 'small' })
  const assistant = createAssistant(store, { ...limits.ASSISTANT, ...options })
  return { store, assistant, improve: (signal = never) => assistant.improve({ address, body }, signal) }
}

describe('the assistant', () => {
  it('sends exactly what was shown, with no header but those it needs, and no cookie', async () => {
    const { store, improve } = await setUp()
    await store.change({ key: KEY })
    expect(server.received).toEqual([])
    expect(await improve()).toEqual({ text: 'An answer.' })
    expect(server.received).toEqual([
      {
        method: 'POST',
        path: '/v1/chat/completions',
        headers: {
          accept: 'application/json',
          'content-type': 'application/json',
          'content-length': String(Buffer.byteLength(body)),
          authorization: `Bearer ${KEY}`,
          host: `127.0.0.1:${server.port}`,
          connection: 'close',
        },
        body,
      },
    ])
  })

  it('lists the models of the server, and sends nothing else to find them', async () => {
    const { assistant } = await setUp()
    server.state.answer = answerJson({ data: [{ id: 'small' }, { id: 'large' }] })
    expect(await assistant.models(never)).toEqual({ models: ['small', 'large'] })
    expect(server.received).toMatchObject([{ method: 'GET', path: '/v1/models', body: '' }])
    expect(Object.keys(server.received[0]?.headers ?? {}).sort()).toEqual(['accept', 'connection', 'host'])
  })

  it('sends nothing while it is off, to another address or model than was shown, or anything but a request', async () => {
    const { store, assistant, improve } = await setUp()
    await store.change({ isOn: false })
    expect(await codeOf(improve())).toBe('assistant-off')
    expect(await codeOf(assistant.models(never))).toBe('assistant-off')
    await store.change({ isOn: true, model: 'large' })
    expect(await codeOf(improve())).toBe('assistant-changed')
    await store.change({ model: 'small' })
    expect(await codeOf(assistant.improve({ address: `${server.address}/`, body }, never))).toBe('assistant-changed')
    for (const other of ['', '{', '{"model":"small"}', body.replace('"stream"', '"tools": [], "stream"')])
      expect(await codeOf(assistant.improve({ address: server.address, body: other }, never))).toBe('assistant-request')
    expect(server.state.connections).toBe(0)
  })

  it('keeps only the answer of a model that writes down its thoughts', async () => {
    const { improve } = await setUp()
    server.state.answer = answerText('<think>Hm.</think>\n\nThe text.')
    expect(await improve()).toEqual({ text: 'The text.' })
  })

  test.each([
    ['an error of the server', answerJson({ error: KEY }, 500), 'assistant-server'],
    ['a wrong key', answerJson({}, 401), 'assistant-no-key'],
    ['an unknown model', answerJson({}, 404), 'assistant-not-found'],
    ['too many requests', answerJson({}, 429), 'assistant-too-many'],
    ['a refused request', answerJson({}, 400), 'assistant-rejected'],
    ['another kind of JSON', answerJson({ hello: 1 }), 'assistant-not-compatible'],
    ['an answer without text', answerText(' '), 'assistant-empty'],
  ])('explains %s in a sentence', async (_what, answer, code) => {
    const { improve } = await setUp()
    server.state.answer = answer
    expect(await codeOf(improve())).toBe(code)
  })

  it('explains what is no JSON, a connection that is cut, and one that nobody answers', async () => {
    const { improve } = await setUp()
    server.state.answer = (response) => void response.end('<html>')
    expect(await codeOf(improve())).toBe('assistant-not-compatible')
    server.state.answer = (response) => void response.socket?.resetAndDestroy()
    expect(await codeOf(improve())).toBe('assistant-closed')
    server.state.answer = (response) => {
      response.writeHead(200, { 'content-length': 1_000 }).write('{')
      response.socket?.end()
    }
    expect(await codeOf(improve())).toBe('assistant-closed')
    await server.close()
    expect(await codeOf(improve())).toBe('assistant-refused')
  })

  it('does not follow a redirect, neither elsewhere nor to the same server', async () => {
    const elsewhere = await startAssistantServer()
    const { store, improve } = await setUp()
    await store.change({ key: KEY })
    for (const location of [`${elsewhere.address}/chat/completions`, '/v2/chat/completions']) {
      server.state.answer = (response) => void response.writeHead(307, { location }).end()
      expect(await codeOf(improve())).toBe('assistant-redirect')
    }
    expect(elsewhere.state.connections).toBe(0)
    expect(server.received).toHaveLength(2)
    await elsewhere.close()
  })

  it('stops reading an answer that is too large', async () => {
    const { improve } = await setUp({ maxAnswerBytes: 10_000 })
    server.state.answer = (response) => {
      const write = (): void => {
        while (response.write('x'.repeat(1_000)));
        response.once('drain', write)
      }
      write()
    }
    expect(await codeOf(improve())).toBe('assistant-too-large')
    await until(() => server.state.open === 0)
  })

  it('gives up on an answer that never comes, or never ends', async () => {
    const { improve } = await setUp({ answerTimeoutMs: 300 })
    server.state.answer = () => undefined
    expect(await codeOf(improve())).toBe('assistant-timeout')
    server.state.answer = (response) => void response.writeHead(200).write('{')
    expect(await codeOf(improve())).toBe('assistant-timeout')
    await until(() => server.state.open === 0)
  })

  it('sends no more requests than its rate allows', async () => {
    const { improve } = await setUp({ rate: { perSecond: 0, burst: 2 } })
    await improve()
    await improve()
    expect(await codeOf(improve())).toBe('assistant-busy')
    expect(server.received).toHaveLength(2)
  })

  it('sends nothing to a server whose certificate it cannot trust, and names a server without TLS', async () => {
    const requests: string[] = []
    const { key, cert } = await openCertificate(folder)
    const secure = createTlsServer({ key, cert }, ({ url = '' }, response) => {
      requests.push(url)
      response.end()
    })
    await new Promise<void>((resolve) => void secure.listen(0, '127.0.0.1', resolve))
    const { port } = secure.address() as AddressInfo
    const { improve } = await setUp({}, `https://127.0.0.1:${port}/v1`)
    expect(await codeOf(improve())).toBe('assistant-certificate')
    expect(requests).toEqual([])
    secure.close()
    const plain = await setUp({}, server.address.replace('http:', 'https:'))
    expect(await codeOf(plain.improve())).toBe('assistant-tls')
  })

  it('keeps the key in a file of its own that only its owner may read, and forgets it for another server', async () => {
    const { store } = await setUp()
    expect(await store.change({ key: KEY })).toEqual({
      isOn: true,
      address: server.address,
      model: 'small',
      hasKey: true,
    })
    expect((await stat(join(folder, 'assistant.json'))).mode & 0o777).toBe(0o600)
    expect((await openAssistantStore(folder)).key()).toBe(KEY)
    await store.change({ address: `${server.address}/` })
    expect(store.key()).toBe(KEY)
    await store.change({ address: 'https://models.example.org/v1' })
    expect(store.key()).toBe('')
    expect(await codeOf(Promise.resolve(store.change({ address: 'http://models.example.org' })))).toBe(
      'assistant-address',
    )
  })
})

/** Every file below a folder, as text. */
const readAll = async (path: string): Promise<[name: string, text: string][]> =>
  Promise.all(listFiles(path).map(async (file) => [file, await readFile(file, 'latin1')] as [string, string]))

describe('a host with an assistant', () => {
  let host: Host
  let log: string
  let calls: HostCalls
  let answers: string
  beforeEach(async () => {
    log = ''
    answers = ''
    host = await startHost({
      dataDir: folder,
      pageDir: folder,
      assetsDir: 'assets',
      port: 0,
      networkPort: 0,
      log: (line) => {
        log += `${line}\n`
      },
    })
    const opened = await fetch(host.openUrl, { redirect: 'manual' })
    const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? ''
    calls = createHostCalls(host.url, async (address, init) => {
      const headers = { 'content-type': 'application/json', cookie, origin: host.url }
      const response = await fetch(address, { ...init, headers })
      answers += await response.clone().text()
      return response
    })
  })
  afterEach(() => host.close())

  it('is off at first, sends nothing while it is set up, and never tells its key to a page or a log', async () => {
    expect(await calls.call('assistant.read', {})).toEqual({
      ok: true,
      value: { isOn: false, address: '', model: '', hasKey: false },
    })
    await calls.call('library.create', { title: 'Outage' })
    await calls.call('assistant.change', { isOn: true, address: server.address, model: 'small', key: KEY })
    await calls.call('assistant.read', {})
    await calls.call('settings.read', {})
    expect(server.state.connections).toBe(0)
    const { address } = server
    expect(await calls.call('assistant.improve', { address, body })).toEqual({
      ok: true,
      value: { text: 'An answer.' },
    })
    server.state.answer = answerJson({ error: KEY }, 500)
    expect(await calls.call('assistant.improve', { address, body })).toMatchObject({ ok: false })
    expect(server.received).toHaveLength(2)
    expect(server.received.every(({ headers }) => headers.cookie === undefined)).toBe(true)
    await host.close()
    expect(log).not.toContain(KEY)
    expect(answers).not.toContain(KEY)
    const having = (await readAll(folder)).filter(([, text]) => text.includes(KEY)).map(([name]) => name)
    expect(having).toEqual([join(folder, 'assistant.json')])
  })

  it('ends its request when the page ends the call', async () => {
    const { address } = server
    await calls.call('assistant.change', { isOn: true, address, model: 'small' })
    server.state.answer = () => undefined
    const controller = new AbortController()
    const call = calls.call('assistant.improve', { address, body }, { signal: controller.signal })
    await until(() => server.received.length === 1)
    controller.abort()
    await expect(call).rejects.toThrow(/abort/i)
    await until(() => server.state.open === 0)
    expect(log).toBe('')
  })
})
