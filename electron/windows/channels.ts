/** Names of the messages between preload and main; only the main frame of the app's page gets an answer. */
export const channels = {
  saveFile: 'debrief:save-file',
  openFile: 'debrief:open-file',
  openPresent: 'debrief:open-present',
  makePdf: 'debrief:make-pdf',
  stopPdf: 'debrief:stop-pdf',
  notify: 'debrief:notify',
  /** Sent to the page when a link or a file is queued for it; the page then takes what is queued. */
  linkWaits: 'debrief:link-waits',
  fileWaits: 'debrief:file-waits',
  takeLinks: 'debrief:take-links',
  takeFiles: 'debrief:take-files',
  menu: 'debrief:menu',
} as const

/** The argument that passes the app's version to the preload, which cannot read files. */
export const versionArgument = '--debrief-version='
