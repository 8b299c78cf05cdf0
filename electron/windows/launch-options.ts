/** The app's own options; each is followed by its value. */
const OPTIONS = { '--data': 'data', '--port': 'port' } as const

type OptionName = keyof typeof OPTIONS

const isOption = (argument: string): argument is OptionName => Object.hasOwn(OPTIONS, argument)

/** What the app was started with, as its own options. */
export type LaunchOptions = { data?: string; port?: string }

/**
 * Reads the options before any other argument. The system appends a link or a file just as it came from a web page or
 * an email, so nothing after the first of them counts as an option. `isDefaultApp`: Electron was started with the app's
 * folder as its first argument.
 */
export const readLaunchOptions = (argv: readonly string[], isDefaultApp: boolean): LaunchOptions => {
  const options: LaunchOptions = {}
  let at = isDefaultApp ? 2 : 1
  for (let argument = argv[at]; argument?.startsWith('-') && argument !== '--'; argument = argv[at]) {
    at += 1
    const value = argv[at]
    // Other switches are Chromium's; one of ours without a value is ignored.
    if (!isOption(argument) || value === undefined || value.startsWith('-')) continue
    options[OPTIONS[argument]] ??= value
    at += 1
  }
  return options
}
