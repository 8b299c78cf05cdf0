import type { DebriefDesktop } from '../../shared/protocol/desktop-bridge'
import type { Platform } from '.'

/** The platform of the desktop app, based on the preload's bridge. */
export const desktopPlatform = (desktop: DebriefDesktop): Platform => ({
  kind: 'desktop',
  isMac: desktop.os === 'darwin',
  saveFile: (name, content) =>
    desktop.saveFile(name, typeof content === 'string' ? new TextEncoder().encode(content) : content),
  openFile: (filter) => desktop.openFile(filter),
  openPresent: async (path) => {
    await desktop.openPresent(path)
    return true
  },
  makePdf: async (html, signal) => {
    signal.addEventListener('abort', desktop.stopPdf)
    try {
      return await desktop.makePdf(html)
    } finally {
      signal.removeEventListener('abort', desktop.stopPdf)
    }
  },
  onDeepLink: (listener) => desktop.onDeepLink(listener),
  onOpenFile: (listener) => desktop.onOpenFile(listener),
  onMenu: (listener) => desktop.onMenu(listener),
  notify: (title, body) => desktop.notify(title, body),
})
