import { type Command, CommandError, type Io } from './command'
import { collect } from './input'

/** Every command of `debrief`, each in its own file, which is loaded when it is run. */
const commands: Record<string, () => Promise<{ command: Command }>> = {
  host: () => import('./commands/host'),
  import: () => import('./commands/import'),
  lint: () => import('./commands/lint'),
  export: () => import('./commands/export'),
  overdue: () => import('./commands/overdue'),
  validate: () => import('./commands/validate'),
}

const io: Io = {
  stdout: (text) => void process.stdout.write(text),
  stdoutBytes: process.stdout.isTTY ? undefined : (bytes) => void process.stdout.write(bytes),
  stderr: (line) => void process.stderr.write(`${line}\n`),
  onStep: process.stderr.isTTY ? (step) => void process.stderr.write(`${step}\n`) : undefined,
  stdin: (maxBytes) => collect(process.stdin, 'Standard input', maxBytes),
}

const help = async (): Promise<string> => {
  const lines = await Promise.all(
    Object.entries(commands).map(async ([name, load]) => `  ${name.padEnd(10)} ${(await load()).command.summary}`),
  )
  return `debrief: runs live, blameless postmortem meetings\n\n${lines.join('\n')}\n\nFor details: debrief COMMAND --help\n`
}

const main = async (args: string[]): Promise<number> => {
  const [name, ...rest] = args
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    io.stdout(await help())
    return name === undefined ? 2 : 0
  }
  const load = commands[name]
  if (!load) {
    io.stderr(`debrief: there is no command "${name}". The commands are ${Object.keys(commands).join(', ')}.`)
    return 2
  }
  const { command } = await load()
  if (rest.includes('--help') || rest.includes('-h')) {
    io.stdout(`${command.usage}\n`)
    return 0
  }
  try {
    return await command.run(rest, io)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    io.stderr(
      error instanceof CommandError
        ? `debrief ${name}: ${message}`
        : `debrief ${name}: something went wrong (${message.split('\n')[0]}). Nothing was changed. Please report this.`,
    )
    if (!(error instanceof CommandError) && process.env.DEBUG)
      io.stderr(error instanceof Error ? (error.stack ?? '') : '')
    return 2
  }
}

// A reader such as `head` closes the pipe once it has enough, which is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

process.exitCode = await main(process.argv.slice(2))
