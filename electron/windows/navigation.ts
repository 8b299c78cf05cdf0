import { type App, type BrowserWindowConstructorOptions, shell, type WebContents } from 'electron'
import { isOwnUrl, isWebPage, type OwnOrigin, presentPath } from './own-origin'

type Rules = { own: OwnOrigin; presentOptions: () => BrowserWindowConstructorOptions }

const guard = (contents: WebContents, { own, presentOptions }: Rules): void => {
  const refuseForeign = (event: { preventDefault: () => void; url: string }) => {
    if (!isOwnUrl(own, event.url)) event.preventDefault()
  }
  contents.on('will-navigate', refuseForeign)
  contents.on('will-frame-navigate', refuseForeign)
  contents.on('will-redirect', refuseForeign)
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    if (presentPath(own, url)) return { action: 'allow', overrideBrowserWindowOptions: presentOptions() }
    if (isWebPage(url) && !isOwnUrl(own, url)) void shell.openExternal(url)
    return { action: 'deny' }
  })
}

/**
 * Confines every page to the host's origin: it may navigate nowhere else, embed nothing, and open no window but
 * Present. A link to a web page opens in the system's browser.
 */
export const guardNavigation = (app: App, rules: Rules): void => {
  app.on('web-contents-created', (_event, contents) => guard(contents, rules))
}
