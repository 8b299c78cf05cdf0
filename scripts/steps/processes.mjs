// Child processes that end with this one: in its process group, ended by a signal, never left behind.
import { spawn } from 'node:child_process'

const running = new Set()
let isEnding = false

const exitIfAlone = () => {
  if (isEnding && running.size === 0) process.exit(130)
}

/**
 * Passes a signal on and exits once every child has exited, starting nothing more; a second signal does not wait for
 * them.
 */
export const exitAfterChildren = () => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (isEnding) process.exit(130)
      isEnding = true
      for (const child of running) child.kill(signal)
      exitIfAlone()
    })
  }
  process.on('exit', () => {
    for (const child of running) child.kill('SIGKILL')
  })
}

/**
 * Runs a command until it exits. With `quiet`, its output is returned instead of shown; `limit` (ms) ends one that
 * hangs, with status 124.
 */
export const run = (command, args, { quiet = false, limit, ...options } = {}) =>
  new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
      ...options,
    })
    running.add(child)
    const output = []
    child.stdout?.on('data', (chunk) => output.push(chunk))
    child.stderr?.on('data', (chunk) => output.push(chunk))
    let hasHung = false
    const end = () => {
      hasHung = true
      child.kill('SIGTERM')
      setTimeout(() => child.kill('SIGKILL'), 5000).unref()
    }
    const timer = limit === undefined ? undefined : setTimeout(end, limit)
    const done = (code) => {
      clearTimeout(timer)
      running.delete(child)
      exitIfAlone()
      resolve({ code: hasHung ? 124 : code, hasHung, output: Buffer.concat(output).toString() })
    }
    child.on('error', (error) => {
      output.push(Buffer.from(error.message))
      done(127)
    })
    child.on('close', (code) => done(code ?? 1))
  })
