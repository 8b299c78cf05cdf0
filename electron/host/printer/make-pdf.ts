import type { PrintJob } from '../../../shared/protocol/print-job'
import { UserError } from '../user-error'
import { type Chromium, startChromium } from './chromium'
import { findChromium } from './find-chromium'

/** When making a PDF counts as hanging, ms: the largest documents take a few seconds. */
const PDF_TIMEOUT_MS = 120_000

/** Inches, which the protocol asks for. */
const papers: Record<PrintJob['paper'], { paperWidth: number; paperHeight: number }> = {
  A4: { paperWidth: 8.27, paperHeight: 11.69 },
  Letter: { paperWidth: 8.5, paperHeight: 11 },
}

const noChromium = (): UserError =>
  new UserError(
    'no-chromium',
    'Making a PDF needs Chromium, Chrome or Edge on this computer, and none was found. Install one of them, or set CHROMIUM to its program. You can also save the web page (HTML) and print it from any browser.',
  )

const failed = (why: string): UserError =>
  new UserError(
    'pdf-failed',
    `The PDF couldn’t be made. The postmortem is unchanged. Save the web page (HTML) and print it from a browser instead. (${why})`,
  )

/** Opens a page that can load and run nothing, with the HTML in it. */
const openPage = async ({ send }: Chromium, html: string): Promise<string> => {
  const { targetId } = await send('Target.createTarget', { url: 'about:blank' })
  const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true })
  const session = String(sessionId)
  await send('Emulation.setScriptExecutionDisabled', { value: true }, session)
  await send('Network.enable', {}, session)
  await send('Network.setBlockedURLs', { urls: ['http*://*', 'file://*', 'ws*://*', 'ftp://*'] }, session)
  await send('Page.setDocumentContent', { frameId: targetId, html }, session)
  return session
}

type Options = {
  /** Ends the work: the promise then rejects with the signal's reason. */
  signal?: AbortSignal
  /** Told what is being done, for people who wait. */
  onStep?: (step: string) => void
  program?: string
}

/**
 * Makes a PDF of a self-contained HTML page through an installed Chromium. Its style sheet has the margins, the running
 * header and the page numbers. Throws a `UserError` if there is no Chromium or if it fails.
 */
export const makePdf = async ({ html, paper }: PrintJob, options: Options = {}): Promise<Buffer> => {
  const { signal: stop, onStep = () => undefined, program = findChromium() } = options
  if (program === undefined) throw noChromium()
  const late = AbortSignal.timeout(PDF_TIMEOUT_MS)
  const signal = stop ? AbortSignal.any([stop, late]) : late
  onStep('Starting the browser that makes the PDF …')
  const chromium = await startChromium(program, signal)
  try {
    const session = await openPage(chromium, html)
    onStep('Laying out the pages …')
    const { data } = await chromium.send(
      'Page.printToPDF',
      { ...papers[paper], printBackground: true, generateTaggedPDF: true, generateDocumentOutline: true },
      session,
    )
    return Buffer.from(String(data), 'base64')
  } catch (error) {
    stop?.throwIfAborted()
    throw failed(late.aborted ? `It took longer than ${PDF_TIMEOUT_MS / 1000} seconds.` : String(error))
  } finally {
    await chromium.close()
  }
}
