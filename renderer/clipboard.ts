/** What is copied: plain text and, for editors that take it, the same with headings, tables and links. */
type Copied = { text: string; html?: string | undefined }

/** The older API, for pages over plain HTTP and shells without clipboard permission; it needs a recent user gesture. */
const copySelection = ({ text, html }: Copied): boolean => {
  const before = document.activeElement
  const area = document.createElement('textarea')
  area.value = text
  area.className = 'visually-hidden'
  // While a modal dialog is open, nothing outside it can be selected.
  const container = before?.closest('dialog') ?? document.body
  container.append(area)
  area.select()
  const fill = (event: ClipboardEvent): void => {
    if (html === undefined) return
    event.preventDefault()
    event.clipboardData?.setData('text/plain', text)
    event.clipboardData?.setData('text/html', html)
  }
  area.addEventListener('copy', fill)
  const isCopied = document.execCommand('copy')
  area.remove()
  if (before instanceof HTMLElement) before.focus()
  return isCopied
}

/** Copies to the clipboard; false if the browser does not allow it. */
export const copy = async ({ text, html }: Copied): Promise<boolean> => {
  try {
    if (html === undefined) await navigator.clipboard.writeText(text)
    else {
      const types = { 'text/plain': text, 'text/html': html }
      const blobs = Object.entries(types).map(([type, content]) => [type, new Blob([content], { type })] as const)
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))])
    }
    return true
  } catch {
    return copySelection({ text, html })
  }
}
