import { EventEmitter } from 'node:events'
import type { Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { createConnectionLimiter } from '../../../electron/host/http/connection-limiter'
import { limits } from '../../../electron/host/limits'

const limiter = createConnectionLimiter()
afterEach(() => limiter.close())

let lastPort = 1_024
const connectFrom = (remoteAddress: string) => {
  lastPort += 1
  const socket = Object.assign(new EventEmitter(), {
    remoteAddress,
    remotePort: lastPort,
    isDestroyed: false,
    destroy: () => {
      socket.isDestroyed = true
    },
  })
  limiter.add(socket as unknown as Socket)
  return socket
}

test('a silent newcomer keeps its slot while one address holds all others', () => {
  const flood = Array.from({ length: limits.MAX_UNINVITED_CONNECTIONS - 1 }, () => connectFrom('192.0.2.1'))
  for (const socket of flood) limiter.onFirstBytes(socket as unknown as Socket, () => undefined)
  const newcomer = connectFrom('192.0.2.2')
  const more = Array.from({ length: 300 }, () => connectFrom('192.0.2.1'))
  expect(newcomer.isDestroyed).toBe(false)
  expect([...flood, ...more].filter(({ isDestroyed }) => isDestroyed)).toHaveLength(300)
})
