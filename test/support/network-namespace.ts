import { execFileSync, type SpawnOptions, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A host in a test's isolated network. */
export type NetworkHost = {
  /** Its address, such as `10.99.7.1`. */
  address: string
  /** Starts a program on it. */
  spawn: (command: string, args: readonly string[], options?: SpawnOptions) => ReturnType<typeof spawn>
  /** The path of a script that starts a program on it, for callers that accept only a path. */
  wrapper: (program: string) => string
  /** Connects it to the network, or disconnects it. */
  plug: (isIn: boolean) => void
}

type Network = { hosts: NetworkHost[]; close: () => void }

const ip = (...args: string[]): void => {
  execFileSync('ip', args, { stdio: ['ignore', 'ignore', 'pipe'] })
}

/** Why no network can be created on this machine; undefined if one can. */
export const noNetworkReason = (): string | undefined => {
  try {
    const name = `dbf-${randomBytes(3).toString('hex')}`
    ip('netns', 'add', name)
    ip('netns', 'del', name)
    return undefined
  } catch (reason) {
    return `network namespaces can't be created here (${reason instanceof Error ? reason.message.split('\n')[0] : reason})`
  }
}

/**
 * Connects hosts by a bridge in a namespace of its own, without touching the machine's own network. Each has a default route,
 * without which Chromium finds no ICE candidate.
 */
export const createNetwork = (count: number): Network => {
  const id = randomBytes(2).toString('hex')
  const net = `10.99.${Number.parseInt(id.slice(0, 2), 16)}`
  const hub = `dbf-${id}-hub`
  const folder = mkdtempSync(join(tmpdir(), 'debrief-network-'))
  const names = Array.from({ length: count }, (_, index) => `dbf-${id}-${index}`)

  ip('netns', 'add', hub)
  ip('-n', hub, 'link', 'add', 'br0', 'type', 'bridge')
  ip('-n', hub, 'addr', 'add', `${net}.254/24`, 'dev', 'br0')
  ip('-n', hub, 'link', 'set', 'br0', 'up')
  const hosts = names.map((name, index): NetworkHost => {
    ip('netns', 'add', name)
    ip('-n', name, 'link', 'add', 'eth0', 'type', 'veth', 'peer', 'name', `port${index}`, 'netns', hub)
    ip('-n', hub, 'link', 'set', `port${index}`, 'master', 'br0', 'up')
    const address = `${net}.${index + 1}`
    const connect = (): void => {
      ip('-n', name, 'link', 'set', 'eth0', 'up')
      ip('-n', name, 'route', 'replace', 'default', 'via', `${net}.254`)
    }
    ip('-n', name, 'link', 'set', 'lo', 'up')
    ip('-n', name, 'addr', 'add', `${address}/24`, 'dev', 'eth0')
    connect()
    return {
      address,
      spawn: (command, args, options = {}) => spawn('ip', ['netns', 'exec', name, command, ...args], options),
      wrapper: (program) => {
        const path = join(folder, `${name}-${randomBytes(3).toString('hex')}.sh`)
        writeFileSync(path, `#!/bin/sh\nexec ip netns exec ${name} ${program} "$@"\n`)
        chmodSync(path, 0o755)
        return path
      },
      plug: (isIn) => (isIn ? connect() : ip('-n', name, 'link', 'set', 'eth0', 'down')),
    }
  })
  return {
    hosts,
    close: () => {
      for (const name of [...names, hub]) ip('netns', 'del', name)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
