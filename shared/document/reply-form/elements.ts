/** An element of the page's own HTML. Throws if it is missing, which is a bug of the page. */
export const find = <T extends Element>(selector: string, kind: new () => T, within: ParentNode = document): T => {
  const found = within.querySelector(selector)
  if (!(found instanceof kind)) throw new Error(`The page has no ${selector}.`)
  return found
}

/** A new element with a class and text. Texts never become HTML. */
export const create = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className = '',
  text = '',
): HTMLElementTagNameMap[K] => {
  const made = document.createElement(tag)
  if (className) made.className = className
  made.textContent = text
  return made
}

/** A button that submits nothing. */
export const createButton = (text: string, onPress: () => void, label = ''): HTMLButtonElement => {
  const button = create('button', '', text)
  button.type = 'button'
  if (label) button.setAttribute('aria-label', label)
  button.addEventListener('click', onPress)
  return button
}
