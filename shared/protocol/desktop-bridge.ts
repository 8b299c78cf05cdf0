/** What a file dialog offers to open: the name of the kind, and extensions without the dot. */
export type FileFilter = { name: string; extensions: readonly string[] }

/** A file the person chose. */
export type OpenedFile = { name: string; bytes: Uint8Array }

/** The commands that the shell's menu sends to the page. */
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
 * The API that the shell's preload exposes as `window.debriefDesktop`: native affordances only. Everything else goes
 * through the page's own host, so that the app in a browser is the same app.
 */
export type DebriefDesktop = {
  version: string
  /** `darwin`, `win32` or `linux`; for the names of keys. */
  os: string
  /** Shows the save dialog and writes the file; resolves to false if the person canceled. */
  saveFile: (name: string, bytes: Uint8Array) => Promise<boolean>
  /** Shows the open dialog; resolves to undefined if the person canceled. */
  openFile: (filter: FileFilter) => Promise<OpenedFile | undefined>
  /** Opens the second window at a path of the page's origin, such as `/present/<id>`. */
  openPresent: (path: string) => Promise<void>
  /** Makes a PDF of an HTML page, on the paper of the system's region; resolves to undefined if it fails or is stopped. */
  makePdf: (html: string) => Promise<Uint8Array | undefined>
  /** Stops making a PDF. */
  stopPdf: () => void
  /**
   * Calls `listener` with each `debrief://` link, including those that arrived before. Returns an unsubscribe function.
   */
  onDeepLink: (listener: (link: string) => void) => () => void
  /** Calls `listener` with each file opened from outside. Returns an unsubscribe function. */
  onOpenFile: (listener: (file: OpenedFile) => void) => () => void
  onMenu: (listener: (command: MenuCommand) => void) => () => void
  /** Shows a notification of the operating system. */
  notify: (title: string, body: string) => void
}
