import { UserError } from '../user-error'

/** Delays (ms) between attempts to write to a failing disk. */
export const DISK_RETRY_DELAY_MS = { first: 250, max: 30_000 }

/** Why something could not be written. */
type WriteFailureCode = 'no-permission' | 'disk-full' | 'no-folder' | 'disk-error' | 'unopenable'

/** What went wrong, and what to do about it, each as a sentence. */
type WriteReason = { code: WriteFailureCode; problem: string; advice: string }

/** The system error code of a failed file operation, such as `ENOENT`; our own codes and Node's look different. */
export const systemCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && /^E[A-Z0-9]+$/.test(error.code)
    ? error.code
    : ''

/** Whether an operation failed because its file does not exist. */
export const isMissing = (error: unknown): boolean => systemCode(error) === 'ENOENT'

/** Resolves to undefined if the file does not exist; other failures are rethrown. */
export const unlessMissing = async <T>(operation: Promise<T>): Promise<T | undefined> => {
  try {
    return await operation
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

/** Thrown when a written file could not be read back: the previous file stays. The message is part of a sentence. */
export class UnreadableSave extends Error {}

const unreadableSave = ({ message }: UnreadableSave): WriteReason => ({
  code: 'unopenable',
  problem: `The new file could not be read back (${message}), so the last good file was left in place.`,
  advice: 'Download a copy, or undo the last change.',
})

const reasons: Record<string, WriteReason> = {
  ENOSPC: { code: 'disk-full', problem: 'The disk is full.', advice: 'Free up some space.' },
  EDQUOT: { code: 'disk-full', problem: 'Your disk quota is used up.', advice: 'Free up some space.' },
  EACCES: {
    code: 'no-permission',
    problem: 'Debrief is not allowed to write there.',
    advice: 'Allow writing to the folder.',
  },
  EPERM: {
    code: 'no-permission',
    problem: 'Debrief is not allowed to write there.',
    advice: 'Allow writing to the folder.',
  },
  EROFS: { code: 'no-permission', problem: 'The disk is read-only.', advice: 'Make the disk writable.' },
  ENOENT: { code: 'no-folder', problem: 'The folder is gone.', advice: 'Put the folder back.' },
  ENOTDIR: { code: 'no-folder', problem: 'It is not a folder.', advice: 'Choose another folder.' },
}

/** Describes a failed write: the problem, and what to do about it, each as a sentence. */
export const writeReason = (error: unknown): WriteReason =>
  (error instanceof UnreadableSave ? unreadableSave(error) : undefined) ??
  reasons[systemCode(error)] ??
  (systemCode(error)
    ? { code: 'disk-error', problem: `The disk reported an error (${systemCode(error)}).`, advice: 'Check the disk.' }
    : {
        code: 'disk-error',
        problem: `Something went wrong in Debrief (${String(error)}).`,
        advice: 'Please report this.',
      })

/** The error for a failed write that the caller had requested. */
export const writeFailure = (error: unknown, where: string): UserError => {
  if (error instanceof UserError) return error
  const { code, problem, advice } = writeReason(error)
  return new UserError(code, `Debrief can’t write to “${where}”: ${problem} ${advice} Then try again.`, {
    cause: error,
  })
}
