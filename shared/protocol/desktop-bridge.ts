/** What a file dialog offers to open: a word for the kind, and endings without the dot. */
export type FileFilter = { name: string; extensions: readonly string[] }

/** A file the person chose. */
export type OpenedFile = { name: string; bytes: Uint8Array }

/** What a menu entry of the shell asks of the page. */
export type MenuCommand =
  | 'new'
  | 'open'
  | 'import'
  | 'export'
  | 'save'
  | 'print'
  | 'present'
  | 'settings'
  | 'keys'
  | 'palette'
  | 'undo'
  | 'redo'
  | 'library'

/**
 * What the shell's preload puts on `window.debriefDesktop`: native affordances only. Everything else goes through the
 * own host, so that the app in a browser is the same app.
 */
export type DebriefDesktop = {
  version: string
  /** `darwin`, `win32` or `linux`; for the names of keys. */
  os: string
  /** Shows the save dialog and writes the file. False if the person cancelled. */
  saveFile: (name: string, bytes: Uint8Array) => Promise<boolean>
  /** Shows the open dialog. Undefined if the person cancelled. */
  openFile: (filter: FileFilter) => Promise<OpenedFile | undefined>
  /** Opens the second window at a path of the own origin, such as `/present/<id>`. */
  openPresent: (path: string) => Promise<void>
  /** Prints this window's page to a PDF that the person names. False if they cancelled. */
  printPdf: (name: string) => Promise<boolean>
  /** Calls back with each `debrief://` link, those that arrived before included. Returns an unsubscribe function. */
  onDeepLink: (listener: (link: string) => void) => () => void
  /** Calls back with each file opened from outside. Returns an unsubscribe function. */
  onOpenFile: (listener: (file: OpenedFile) => void) => () => void
  onMenu: (listener: (command: MenuCommand) => void) => () => void
  /** A notification of the system. */
  notify: (title: string, body: string) => void
}
