// Creates the app's icons from assets/icons/icon.svg with a Chromium: PNG for Linux, ICO for Windows, ICNS for macOS.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findBrowser } from './steps/browser.mjs'
import { root } from './steps/install.mjs'

const folder = join(root, 'assets', 'icons')
const svg = readFileSync(join(folder, 'icon.svg'), 'utf8')

/** Renders the icon at each size (pixels); resolves to PNGs by size. */
const draw = async (sizes) => {
  const { chromium } = await import('playwright-core')
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: ['--no-sandbox'] })
  const page = await browser.newPage({ deviceScaleFactor: 1 })
  const pictures = new Map()
  for (const size of sizes) {
    await page.setViewportSize({ width: size, height: size })
    const scaled = svg.replace('width="1024" height="1024"', `width="${size}" height="${size}"`)
    await page.setContent(`<style>body{margin:0}svg{display:block}</style>${scaled}`)
    pictures.set(size, await page.screenshot({ omitBackground: true }))
  }
  await browser.close()
  return pictures
}

/** Windows' format: a directory of images, each a PNG (Windows Vista and later). */
const ico = (pictures) => {
  const header = Buffer.alloc(6 + 16 * pictures.length)
  header.writeUInt16LE(1, 2)
  header.writeUInt16LE(pictures.length, 4)
  let offset = header.length
  for (const [i, { size, png }] of pictures.entries()) {
    const at = 6 + 16 * i
    header.writeUInt8(size % 256, at)
    header.writeUInt8(size % 256, at + 1)
    header.writeUInt16LE(1, at + 4)
    header.writeUInt16LE(32, at + 6)
    header.writeUInt32LE(png.length, at + 8)
    header.writeUInt32LE(offset, at + 12)
    offset += png.length
  }
  return Buffer.concat([header, ...pictures.map(({ png }) => png)])
}

/** macOS's format: chunks with a four-letter type that gives the size. */
const icns = (chunks) => {
  const parts = chunks.map(({ kind, png }) => {
    const head = Buffer.alloc(8)
    head.write(kind, 0, 'ascii')
    head.writeUInt32BE(png.length + 8, 4)
    return Buffer.concat([head, png])
  })
  const length = parts.reduce((sum, part) => sum + part.length, 8)
  const head = Buffer.alloc(8)
  head.write('icns', 0, 'ascii')
  head.writeUInt32BE(length, 4)
  return Buffer.concat([head, ...parts])
}

const pictures = await draw([16, 24, 32, 48, 64, 128, 256, 512, 1024])
const png = (size) => pictures.get(size)
const kinds = {
  icp4: 16,
  icp5: 32,
  icp6: 64,
  ic07: 128,
  ic08: 256,
  ic09: 512,
  ic10: 1024,
  ic11: 32,
  ic12: 64,
  ic13: 256,
  ic14: 512,
}

writeFileSync(join(folder, 'icon.png'), png(512))
writeFileSync(join(folder, 'icon.ico'), ico([16, 24, 32, 48, 64, 128, 256].map((size) => ({ size, png: png(size) }))))
writeFileSync(join(folder, 'icon.icns'), icns(Object.entries(kinds).map(([kind, size]) => ({ kind, png: png(size) }))))
console.log('assets/icons: icon.png, icon.ico and icon.icns are made from icon.svg')
