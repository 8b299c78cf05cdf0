import { countText } from '../format'

/** As many problems are shown at once: a file can have one for every few of its characters. */
const MAX_PROBLEMS = 50

/** The faults of a file as problems that name it. */
export const toFileProblems = (faults: readonly string[], fileName: string): { message: string }[] => {
  const more = faults.length - MAX_PROBLEMS
  const shown = [
    ...faults.slice(0, MAX_PROBLEMS),
    ...(more > 0 ? [`There are ${countText(more, 'more problem')}. Solve these first to see them.`] : []),
  ]
  return shown.map((fault) => ({ message: `${fileName}: ${fault}` }))
}
