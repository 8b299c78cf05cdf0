/** One piece of work that failed unseen must not end the meeting for everybody: it is told, and the host goes on. */
export const logRejections = (say: (line: string) => void): void => {
  process.on('unhandledRejection', (reason) => {
    say(`something failed unseen: ${reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)}`)
  })
}
