import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join, normalize, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { answerText } from './answer'
import { commonHeaders, denyAllPolicy, openerPolicy, pagePolicy, withNonce } from './headers'
import { isEncrypted } from './origin'

const contentTypes: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wav': 'audio/wav',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
}

type Asset = { type: string; plain: Buffer; compressed: Map<string, Promise<Buffer>> }

const compressors: Record<string, (content: Buffer) => Promise<Buffer>> = {
  br: (content) => promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (content) => promisify(gzip)(content),
}

const notBuilt = 'Debrief’s page has not been built. Run "npm run build", then load this address again.'

/** Serves the built page: index.html for every route, and assets, which stay in memory once they are read. */
export const createPages = (pageDir: string) => {
  const assets = new Map<string, Promise<Asset | undefined>>()

  const read = async (path: string): Promise<Asset | undefined> => {
    const type = contentTypes[extname(path)]
    const file = normalize(join(pageDir, path))
    if (!type || !file.startsWith(normalize(pageDir) + sep)) return undefined
    try {
      return { type, plain: await readFile(file), compressed: new Map() }
    } catch {
      // Missing, or a folder: the caller answers 404.
      return undefined
    }
  }

  const assetAt = (path: string): Promise<Asset | undefined> => {
    const known = assets.get(path)
    if (known) return known
    const reading = read(path)
    assets.set(path, reading)
    // Missing files are not cached: anybody may request any number of them.
    void reading.then((asset) => asset ?? assets.delete(path))
    return reading
  }

  const sendAsset = async (request: IncomingMessage, response: ServerResponse, path: string, isRemote: boolean) => {
    const asset = await assetAt(path)
    if (!asset) return answerText(response, 404, 'There is nothing at this address.')
    const accepted = String(request.headers['accept-encoding'] ?? '')
    // On loopback, compressing costs more than it saves.
    const encoding = isRemote ? Object.keys(compressors).find((name) => accepted.includes(name)) : undefined
    const isText = /text|json|svg|manifest/.test(asset.type)
    const compress = encoding && isText ? compressors[encoding] : undefined
    if (encoding && compress && !asset.compressed.has(encoding)) asset.compressed.set(encoding, compress(asset.plain))
    const compressed = encoding ? await asset.compressed.get(encoding) : undefined
    const content = compressed ?? asset.plain
    response.writeHead(200, {
      ...commonHeaders,
      'Content-Security-Policy': denyAllPolicy,
      'Content-Type': asset.type,
      'Content-Length': content.length,
      'Cache-Control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      ...(isRemote && isText ? { Vary: 'Accept-Encoding' } : {}),
      ...(compressed ? { 'Content-Encoding': encoding } : {}),
    })
    response.end(request.method === 'HEAD' ? undefined : content)
  }

  const sendPage = async (request: IncomingMessage, response: ServerResponse, isRemote: boolean) => {
    const html = await readFile(join(pageDir, 'index.html'), 'utf8').catch(() => undefined)
    if (html === undefined) return answerText(response, 503, notBuilt)
    const nonce = randomBytes(16).toString('base64')
    const content = Buffer.from(withNonce(html, nonce))
    response.writeHead(200, {
      ...commonHeaders,
      ...(isRemote && !isEncrypted(request) ? {} : openerPolicy),
      'Content-Security-Policy': pagePolicy(nonce),
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Length': content.length,
      'Cache-Control': 'no-store',
    })
    response.end(request.method === 'HEAD' ? undefined : content)
  }

  /** Answers a GET or HEAD; `isRemote`: over the network. */
  return (request: IncomingMessage, response: ServerResponse, path: string, isRemote: boolean): Promise<void> =>
    extname(path) === '' || path === '/index.html'
      ? sendPage(request, response, isRemote)
      : sendAsset(request, response, path, isRemote)
}
