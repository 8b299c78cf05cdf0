/** The older API, for pages over plain HTTP and shells without clipboard permission; it needs a recent user gesture. */
const copySelection = (text: string): boolean => {
  const before = document.activeElement
  const area = document.createElement('textarea')
  area.value = text
  area.className = 'visually-hidden'
  // While a modal dialog is open, nothing outside it can be selected.
  const container = before?.closest('dialog') ?? document.body
  container.append(area)
  area.select()
  const isCopied = document.execCommand('copy')
  area.remove()
  if (before instanceof HTMLElement) before.focus()
  return isCopied
}

/** Copies a text to the clipboard; false if the browser does not allow it. */
export const copyText = async (text: string): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copySelection(text)
  }
}
