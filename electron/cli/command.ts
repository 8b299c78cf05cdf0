/** A command's input and output; tests pass their own. */
export type Io = {
  stdout: (text: string) => void
  /** Takes what is no text; missing if standard output is a terminal, which can't show it. */
  stdoutBytes?: (bytes: Uint8Array) => void
  stderr: (line: string) => void
  /** Tells somebody who waits at a terminal what is being done. */
  onStep?: (step: string) => void
  /** Reads all of standard input; throws a `CommandError` if there is more than that. */
  stdin: (maxBytes: number) => Promise<Uint8Array>
}

/** A command of `debrief`; loaded only when it is run, so that the others cost no startup time. */
export type Command = {
  /** One line for `debrief --help`. */
  summary: string
  usage: string
  /**
   * Resolves to the exit status: 0 for success, 1 for success with findings, 2 for an error, reported in one line on
   * stderr.
   */
  run: (args: string[], io: Io) => Promise<number>
}

/** Thrown by a command for invalid arguments or input; reported in one line, with exit status 2. */
export class CommandError extends Error {}
