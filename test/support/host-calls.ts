import { UserError } from '../../electron/host/user-error'

type Handlers = Readonly<Record<string, (input: never) => unknown>>

/** Answers a page's calls as its own host does, with nothing but the wire left out; unknown ones fail. */
export const answerCalls =
  (getHandlers: () => Handlers) =>
  async (name: string, input: unknown): Promise<unknown> => {
    const handler = getHandlers()[name]
    if (name === 'session.read') return { ok: true, value: { kind: 'own', isReadOnly: false, appVersion: '1' } }
    if (!handler) return { ok: false, failure: { code: 'none', sentence: 'None.' } }
    try {
      return { ok: true, value: await handler(input as never) }
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      return { ok: false, failure: error.toFailure() }
    }
  }
