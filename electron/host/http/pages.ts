import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join, normalize, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { answerText } from './answer'
import { commonHeaders, openerPolicy, pagePolicy, sealedPolicy, withNonce } from './headers'
import { isEncrypted } from './origin'

const types: Record<string, string> = {
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

type Asset = { type: string; plain: Buffer; packed: Map<string, Promise<Buffer>> }

const packers: Record<string, (content: Buffer) => Promise<Buffer>> = {
  br: (content) => promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (content) => promisify(gzip)(content),
}

const notBuilt = 'Debrief’s page has not been built. Run "npm run build", then load this address again.'

/** Serves the built page: index.html for every address of the page, its assets from memory once they were read. */
export const createPages = (pageDir: string) => {
  const assets = new Map<string, Promise<Asset | undefined>>()

  const read = async (path: string): Promise<Asset | undefined> => {
    const type = types[extname(path)]
    const file = normalize(join(pageDir, path))
    if (!type || !file.startsWith(normalize(pageDir) + sep)) return undefined
    try {
      return { type, plain: await readFile(file), packed: new Map() }
    } catch {
      // Not there (or a folder): the caller answers that nothing is at this address.
      return undefined
    }
  }

  const assetAt = (path: string): Promise<Asset | undefined> => {
    const known = assets.get(path)
    if (known) return known
    const reading = read(path)
    assets.set(path, reading)
    // Names of missing files are not kept: anybody may ask for any number of them.
    void reading.then((asset) => asset ?? assets.delete(path))
    return reading
  }

  const sendAsset = async (request: IncomingMessage, response: ServerResponse, path: string, isFar: boolean) => {
    const asset = await assetAt(path)
    if (!asset) return answerText(response, 404, 'There is nothing at this address.')
    const accepted = String(request.headers['accept-encoding'] ?? '')
    // On loopback packing costs more than it saves.
    const encoding = isFar ? Object.keys(packers).find((name) => accepted.includes(name)) : undefined
    const isText = /text|json|svg|manifest/.test(asset.type)
    const packer = encoding && isText ? packers[encoding] : undefined
    if (encoding && packer && !asset.packed.has(encoding)) asset.packed.set(encoding, packer(asset.plain))
    const packed = encoding ? await asset.packed.get(encoding) : undefined
    const content = packed ?? asset.plain
    response.writeHead(200, {
      ...commonHeaders,
      'Content-Security-Policy': sealedPolicy,
      'Content-Type': asset.type,
      'Content-Length': content.length,
      'Cache-Control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      ...(isFar && isText ? { Vary: 'Accept-Encoding' } : {}),
      ...(packed ? { 'Content-Encoding': encoding } : {}),
    })
    response.end(request.method === 'HEAD' ? undefined : content)
  }

  const sendPage = async (request: IncomingMessage, response: ServerResponse, isFar: boolean) => {
    const html = await readFile(join(pageDir, 'index.html'), 'utf8').catch(() => undefined)
    if (html === undefined) return answerText(response, 503, notBuilt)
    const nonce = randomBytes(16).toString('base64')
    const content = Buffer.from(withNonce(html, nonce))
    response.writeHead(200, {
      ...commonHeaders,
      ...(isFar && !isEncrypted(request) ? {} : openerPolicy),
      'Content-Security-Policy': pagePolicy(nonce),
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Length': content.length,
      'Cache-Control': 'no-store',
    })
    response.end(request.method === 'HEAD' ? undefined : content)
  }

  /** Answers a GET or HEAD; `isFar`: it comes over the network. */
  return (request: IncomingMessage, response: ServerResponse, path: string, isFar: boolean): Promise<void> =>
    extname(path) === '' || path === '/index.html'
      ? sendPage(request, response, isFar)
      : sendAsset(request, response, path, isFar)
}
