import { UserError } from '../../user-error'

const create = (code: string, sentence: string): UserError => new UserError(`assistant-${code}`, sentence)

/** What can go wrong with the assistant, in sentences that say what to do. */
export const failures = {
  off: create('off', 'The assistant is off. Turn it on in Settings.'),
  changed: create(
    'changed',
    'The assistant’s settings have changed since. Nothing was sent. Close this and look at what would be sent now.',
  ),
  invalid: create('request', 'This request could not be read, so nothing was sent. Reload the page.'),
  busy: create('busy', 'The assistant is still busy with earlier requests. Wait a moment, then try again.'),
  stopped: create('stopped', 'The request was stopped.'),
  timeout: create('timeout', 'The assistant’s server did not answer in time. Try again, or choose a smaller model.'),
  refused: create('refused', 'Nothing answers at this address. Check that the assistant’s server is running.'),
  unknownHost: create('unknown-host', 'This address can’t be found. Check its spelling and your connection.'),
  unreachable: create('unreachable', 'This address can’t be reached. Check your connection.'),
  closed: create('closed', 'The assistant’s server ended the connection before it answered. Try again.'),
  certificate: create(
    'certificate',
    'The certificate of this address can’t be trusted, so nothing was sent. Check the address, or ask whoever runs the server.',
  ),
  notTls: create('tls', 'This address does not speak https. If it is on your own network, start it with http://.'),
  key: create('key', 'The assistant’s server did not accept the key. Check the key in Settings.'),
  noKey: create('no-key', 'The assistant’s server asks for a key. Add it in Settings.'),
  notFound: create(
    'not-found',
    'The server has nothing at this address, or not this model. Check both in Settings; most addresses end in /v1.',
  ),
  tooMany: create('too-many', 'The assistant’s server has had too many requests. Wait a moment, then try again.'),
  redirect: create(
    'redirect',
    'The server points to another address. Debrief did not follow it. Enter the final address in Settings.',
  ),
  server: create('server', 'The assistant’s server reported an error. Try again, or look at its log.'),
  rejected: create('rejected', 'The assistant’s server did not accept the request. Check the model in Settings.'),
  notCompatible: create('not-compatible', 'What answered is not an OpenAI-compatible server. Check the address.'),
  tooLarge: create('too-large', 'The answer was too large, so it was not read. Try again with fewer facts.'),
  empty: create('empty', 'The assistant answered without a text. Try again, or choose another model.'),
} as const

const byCode: Readonly<Record<string, UserError>> = {
  ECONNREFUSED: failures.refused,
  ENOTFOUND: failures.unknownHost,
  EAI_AGAIN: failures.unknownHost,
  ENETUNREACH: failures.unreachable,
  EHOSTUNREACH: failures.unreachable,
  ETIMEDOUT: failures.unreachable,
  ECONNRESET: failures.closed,
  EPIPE: failures.closed,
  EPROTO: failures.notTls,
  ERR_SSL_WRONG_VERSION_NUMBER: failures.notTls,
  ERR_SSL_PACKET_LENGTH_TOO_LONG: failures.notTls,
}

/** A failed connection, by the code that Node gives it. */
export const describeFailure = (code: string): UserError => {
  const known = byCode[code]
  if (known) return known
  if (/CERT|ALTNAME|SELF_SIGNED|VERIFY/.test(code)) return failures.certificate
  return code.startsWith('HPE_') ? failures.notCompatible : failures.closed
}

/** An answer with another status than 200. */
export const describeStatus = (status: number, hasKey: boolean): UserError => {
  if (status >= 300 && status < 400) return failures.redirect
  if (status === 401 || status === 403) return hasKey ? failures.key : failures.noKey
  if (status === 404) return failures.notFound
  if (status === 429) return failures.tooMany
  if (status >= 500) return failures.server
  return status >= 400 ? failures.rejected : failures.notCompatible
}
