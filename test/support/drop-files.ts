import type { Page } from 'playwright-core'

/** Drops files on what has the focus, as from another window. */
export const dropFiles = (page: Page, files: Readonly<Record<string, string | Uint8Array>>): Promise<void> =>
  page.evaluate(
    (list) => {
      const data = new DataTransfer()
      for (const { name, base64 } of list)
        data.items.add(new File([Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))], name))
      const target = document.activeElement ?? document.body
      target.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))
    },
    Object.entries(files).map(([name, content]) => ({ name, base64: Buffer.from(content).toString('base64') })),
  )

/** Pastes a text where the focus is. */
export const pasteText = (page: Page, text: string): Promise<void> =>
  page.evaluate((given) => {
    const data = new DataTransfer()
    data.setData('text/plain', given)
    const target = document.activeElement ?? document.body
    target.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, text)
