/** A command's input and output; tests pass their own. */
export type Io = {
  stdout: (text: string) => void
  stderr: (line: string) => void
  /** The whole of standard input; throws a `CommandError` if there is more than that. */
  stdin: (maxBytes: number) => Promise<Uint8Array>
}

/** A command of `debrief`; loaded only when it is called, so that starting one costs nothing of the others. */
export type Command = {
  /** One line for `debrief --help`. */
  summary: string
  usage: string
  /** Resolves to the exit status: 0 done, 1 done with findings, 2 an error told in one line on stderr. */
  run: (args: string[], io: Io) => Promise<number>
}

/** Thrown by a command for a mistake in how it was called or in what it was given; told as one line, exit status 2. */
export class CommandError extends Error {}
