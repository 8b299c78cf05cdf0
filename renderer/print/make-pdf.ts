import { getPaper } from '../../shared/protocol/print-job'
import { host } from '../host'
import { platform } from '../platform'

/** Whether a PDF can be made here: by the app itself, or by a browser on the computer of this page's own host. */
export const canMakePdf = async (): Promise<boolean> => {
  if (platform.makePdf) return true
  const found = await host.call('pdf.find', {})
  return found.ok && found.value.isAvailable
}

type Made = { ok: true; bytes: Uint8Array } | { ok: false; sentence: string }

const failed =
  'The PDF couldn’t be made. The postmortem is unchanged. Save the web page (HTML) and print it from a browser instead.'

const fromBase64 = (text: string): Uint8Array => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))

/** Makes a PDF of an exported page. Once `signal` is aborted, the promise rejects or what it resolves to is of no use. */
export const makePdf = async (page: string, signal: AbortSignal): Promise<Made> => {
  const { withFonts } = await import('../../shared/document/exports/fonts')
  const html = withFonts(page)
  if (platform.makePdf) {
    const bytes = await platform.makePdf(html, signal)
    return bytes ? { ok: true, bytes } : { ok: false, sentence: failed }
  }
  const made = await host.call('pdf.make', { html, paper: getPaper(navigator.language) }, { signal })
  return made.ok ? { ok: true, bytes: fromBase64(made.value.base64) } : { ok: false, sentence: made.failure.sentence }
}
