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

/** Makes a file in the page to be dropped later, so that making it is not measured with the drop. */
export const makeFile = (page: Page, name: string, content: string | Uint8Array): Promise<void> =>
  page.evaluate(
    ([name, base64]) => {
      const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
      Object.assign(window, { madeFile: new File([bytes], name) })
    },
    [name, Buffer.from(content).toString('base64')] as const,
  )

/** Drops the file that was made last on what has the focus. */
export const dropMadeFile = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const data = new DataTransfer()
    data.items.add((window as unknown as { madeFile: File }).madeFile)
    const target = document.activeElement ?? document.body
    target.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))
  })
