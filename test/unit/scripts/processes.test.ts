import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { root } from '../../../scripts/build.mjs'

const script = `
import { exitAfterChildren, run } from ${JSON.stringify(pathToFileURL(join(root, 'scripts/steps/processes.mjs')).href)}
const sleeper = ['-e', 'console.log("step"); setInterval(() => undefined, 1000)']
exitAfterChildren()
for (let step = 0; step < 3; step += 1) await run(process.execPath, sleeper)
`

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  'a script of several steps starts none after %s',
  async (signal) => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let steps = 0
    child.stdout.on('data', (output: Buffer) => {
      steps += output.toString().split('step').length - 1
      child.kill(signal)
    })
    const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
    expect({ code, steps }).toEqual({ code: 130, steps: 1 })
  },
)
