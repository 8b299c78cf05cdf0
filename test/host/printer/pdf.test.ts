import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makePdf } from '../../../electron/host/printer/make-pdf'
import { root } from '../../../scripts/build.mjs'
import { testAuthor } from '../../support/author'
import { chromiumPath } from '../../support/browser'
import { describeInBrowser } from '../../support/browser-suite'
import { createBusyDocument } from '../../support/busy-document'
import { readPdfPages } from '../../support/pdf-text'
import { waitForExit } from '../../support/processes'
import { encodeDocument } from '../../support/tour-host'
import { until } from '../../support/until'

describeInBrowser('a PDF', () => {
  let folder: string
  let path: string
  let env: NodeJS.ProcessEnv
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'debrief-export-'))
    path = join(folder, 'busy.debrief.json')
    writeFileSync(path, encodeDocument(createBusyDocument(testAuthor('busy'))).text)
    // Its own folder of temporary files, in which nothing may be left.
    env = { ...process.env, TMPDIR: mkdtempSync(join(folder, 'tmp-')), CHROMIUM: chromiumPath() }
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const debrief = join(root, 'dist/node/debrief.js')
  const exportPdf = (...args: string[]): Buffer =>
    execFileSync(process.execPath, [debrief, 'export', '--format', 'pdf', ...args, path], {
      env,
      maxBuffer: 50_000_000,
    })

  it.each(['A4', 'Letter'])(
    'of 125 events, 40 whys and 42 causes has fewer than ten pages of %s, and no event is lost or cut',
    (paper) => {
      const out = join(folder, `${paper}.pdf`)
      exportPdf('--paper', paper, '--out', out)
      const pages = readPdfPages(readFileSync(out))
      expect(pages.length).toBeGreaterThan(2)
      expect(pages.length).toBeLessThan(10)
      pages.forEach((page, at) => {
        expect(page).toContain(`Page${at + 1}of${pages.length}`)
        expect(page.includes('Degradedserviceforaday:“21October”·P1·Inreview')).toBe(at > 0)
      })
      const all = pages.join('')
      const rows = all.slice(all.indexOf('AlltimesareinUTC'), all.indexOf('Analysis'))
      for (let number = 1; number <= 125; number += 1) expect(rows).toContain(`(${number})`)
      // A row that is cut would have its words on two pages.
      for (const number of [3, 10, 17, 24, 31, 38, 45, 52, 59, 66, 73, 80, 87, 94, 101, 108, 115, 122])
        expect(pages.filter((page) => page.includes(`clustersstilltakeswrites(${number})`)).length).toBeGreaterThan(0)
    },
  )

  it('says what it is: its title, its language, an outline, and tags for screen readers', () => {
    const text = exportPdf().toString('latin1')
    expect(text).toMatch(/^%PDF-/)
    expect(text).toContain('/Lang (en)')
    expect(text).toMatch(/\/Marked true/)
    expect(text).toMatch(/\/Type \/Outlines/)
    expect(text).toMatch(/\/BaseFont \/\w+\+SourceSerif4-Regular/)
    expect(readdirSync(env.TMPDIR ?? '')).toEqual([])
  })

  it('is not made once Ctrl-C was pressed, and neither a file nor the browser’s profile is left', async () => {
    const out = join(folder, 'stopped.pdf')
    const child = spawn(process.execPath, [debrief, 'export', '--format', 'pdf', '--out', out, path], { env })
    const tmp = env.TMPDIR ?? ''
    await until('the browser’s profile', () => readdirSync(tmp).length > 0)
    child.kill('SIGINT')
    expect(await waitForExit(child)).toBe(130)
    expect(readdirSync(tmp)).toEqual([])
    expect(readdirSync(folder)).not.toContain('stopped.pdf')
  })
})

it('a PDF that can’t be made fails with a sentence that says what to do instead', async () => {
  const job = { html: '<p>Outage</p>', paper: 'A4' as const }
  await expect(makePdf(job, { program: process.execPath })).rejects.toThrow(/Save the web page \(HTML\)/)
  await expect(makePdf(job, { program: join(tmpdir(), 'no-such-browser') })).rejects.toThrow(/couldn’t be made/)
})
