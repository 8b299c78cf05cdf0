/** Names of the messages between preload and main; each is answered only to the own page's main frame. */
export const channels = {
  saveFile: 'debrief:save-file',
  openFile: 'debrief:open-file',
  openPresent: 'debrief:open-present',
  printPdf: 'debrief:print-pdf',
  notify: 'debrief:notify',
  /** Sent to the page when a link or a file waits for it; the page then takes what there is. */
  linkWaits: 'debrief:link-waits',
  fileWaits: 'debrief:file-waits',
  takeLinks: 'debrief:take-links',
  takeFiles: 'debrief:take-files',
  menu: 'debrief:menu',
} as const

/** The argument by which the preload, which may read nothing itself, learns the app's version. */
export const versionArgument = '--debrief-version='
