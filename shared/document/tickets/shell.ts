/** A word that a POSIX shell takes as it is, whatever is in it. */
export const quoteForShell = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`

type Script = {
  /** What the script does and needs, in lines without people's words, as comments at its start. */
  comments: readonly string[]
  /** The body of the function `create`, which is called for each issue and whose remaining arguments are options. */
  create: readonly string[]
  /** The arguments of `create`, for each issue. */
  issues: readonly (readonly string[])[]
}

/**
 * A script for any POSIX shell that creates issues one by one. All that people wrote is within single quotes, in which
 * nothing has a meaning. What could not be created does not keep the others from it; the script says so, and fails in
 * the end.
 */
export const writeScript = ({ comments, create, issues }: Script): string =>
  [
    '#!/bin/sh',
    ...comments.map((line) => `# ${line}`),
    '',
    'failed=0',
    'create() {',
    ...create.map((line) => `  ${line}`),
    '}',
    '',
    ...issues.map((words) => `create ${words.map(quoteForShell).join(' ')} "$@" || failed=1`),
    'exit "$failed"',
    '',
  ].join('\n')
