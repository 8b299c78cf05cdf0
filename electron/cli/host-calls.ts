import { hostname } from 'node:os'
import { type CallInput, type CallName, type CallOutput, callSchemas } from '../../shared/protocol/calls'
import { failureSchema } from '../../shared/protocol/failure'
import type { LockHolder } from '../host/store'
import { UserError } from '../host/user-error'
import { CommandError } from './command'

/**
 * Calls the host that has a folder, with the key that its lock holds. Throws a `UserError` if the host refuses, and a
 * `CommandError` if it does not answer.
 */
export const callHost = async <N extends CallName>(
  { address, key }: LockHolder,
  name: N,
  input: CallInput<N>,
): Promise<CallOutput<N>> => {
  const response = await fetch(`${address}/api/${name}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(input),
  }).catch(() => {
    throw new CommandError(
      'Debrief has the folder open, but does not answer. Try again, or quit it first. What was added already is not added twice.',
    )
  })
  const body: unknown = await response.json()
  if (response.ok) return callSchemas[name].output.parse(body) as CallOutput<N>
  const { code, sentence } = failureSchema.parse(body)
  throw new UserError(code, sentence)
}

/** Whether a running host can be asked: one of a former version gives no key, and another computer's only listens there. */
export const canAsk = (holder: LockHolder | undefined): holder is LockHolder =>
  holder !== undefined && holder.machine === hostname() && holder.address !== '' && holder.key !== ''
