import type { DebriefDesktop, FileFilter, MenuCommand, OpenedFile } from '../../shared/protocol/desktop-bridge'
import { browserPlatform } from './browser'
import { desktopPlatform } from './desktop'

export type { FileFilter, MenuCommand, OpenedFile } from '../../shared/protocol/desktop-bridge'

/** Everything that differs between the desktop app and the app in a browser. */
export type Platform = {
  kind: 'desktop' | 'browser'
  /** Whether keys are named as on a Mac. */
  isMac: boolean
  /** Saves a file; resolves to false if the person canceled, which a browser can't detect. */
  saveFile: (name: string, content: Uint8Array | string, mediaType?: string) => Promise<boolean>
  /** Lets the person choose a file; resolves to undefined if they canceled. */
  openFile: (filter: FileFilter) => Promise<OpenedFile | undefined>
  /** Opens the second window at a path of this origin; resolves to false if the browser blocked it. */
  openPresent: (path: string) => Promise<boolean>
  /** Makes a PDF of an HTML page; missing where it can't. Resolves to undefined if that fails or `signal` stops it. */
  makePdf?: (html: string, signal: AbortSignal) => Promise<Uint8Array | undefined>
  /** Calls `listener` with each `debrief://` link opened while the app runs. Returns an unsubscribe function. */
  onDeepLink: (listener: (link: string) => void) => () => void
  /** Calls `listener` with each file opened from outside. Returns an unsubscribe function. */
  onOpenFile: (listener: (file: OpenedFile) => void) => () => void
  /** Calls `listener` with each command chosen in the native menu. Returns an unsubscribe function. */
  onMenu: (listener: (command: MenuCommand) => void) => () => void
  /** Shows a system notification, if the person allows them. */
  notify: (title: string, body: string) => void
}

declare global {
  interface Window {
    debriefDesktop?: DebriefDesktop
  }
}

/** The platform this page runs on. */
export const platform: Platform =
  typeof window !== 'undefined' && window.debriefDesktop ? desktopPlatform(window.debriefDesktop) : browserPlatform()
