/** Logs unhandled rejections: one of them must not end the meeting for everybody. */
export const logRejections = (log: (line: string) => void): void => {
  process.on('unhandledRejection', (reason) => {
    log(`unhandled rejection: ${reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)}`)
  })
}
