// `npm test`: installs what is missing and runs everything; its last line is the total.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureInstalled, requireNode, root } from './steps/install.mjs'
import { exitAfterChildren, run } from './steps/processes.mjs'
import { countReport, exitStatus, formatTotals, sumCounts } from './steps/test-reports.mjs'

requireNode()

/**
 * Vitest runs, in this order; within each, as many files run in parallel as its projects allow. Each folder of tests is
 * a project of its own, or all of the round are `project` (see `vitest.config.ts`). The limit (ms) is for a run that hangs.
 */
const rounds = [
  { folders: ['unit', 'sync', 'stages', 'ui'], limit: 1_800_000 },
  { folders: ['host', 'hostile', 'e2e', 'shell'], project: 'heavy', limit: 3_600_000 },
]
const browserFolders = ['e2e', 'shell']

const readArguments = (args) => {
  const only = []
  const passedOn = []
  let isRealElectron = false
  for (let i = 0; i < args.length; i += 1) {
    if (args[i] === '--only') only.push(...(args[++i] ?? '').split(','))
    else if (args[i].startsWith('--only=')) only.push(...args[i].slice(7).split(','))
    else if (args[i] === '--real-electron') isRealElectron = true
    else passedOn.push(args[i])
  }
  const known = ['check', ...rounds.flatMap(({ folders }) => folders)]
  const unknown = only.filter((name) => !known.includes(name))
  if (unknown.length > 0) {
    console.error(`npm test has no part named ${unknown.join(', ')}; its parts are ${known.join(', ')}.`)
    process.exit(2)
  }
  return { only, passedOn, isRealElectron }
}

const { only, passedOn, isRealElectron } = readArguments(process.argv.slice(2))
const isWanted = (name) => only.length === 0 || only.includes(name)
const log = (line) => console.log(line)
const headline = (text) => log(`\n── ${text} ${'─'.repeat(Math.max(0, 70 - text.length))}`)
const reports = join(root, '.cache', 'reports')

const listTestFiles = (name) => {
  const folder = join(root, 'test', name)
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true }).filter((name) => /\.test\.tsx?$/.test(name))
}

/** One run of Vitest; its counts come from its report file, so that a crash counts as a failure. */
const runRound = async ({ names, project, limit }) => {
  if (project) process.env.DEBRIEF_TOGETHER = names.join(',')
  headline(names.join(', '))
  const file = join(reports, `${names.join('-')}.json`)
  rmSync(file, { force: true })
  const args = [
    join(root, 'node_modules', 'vitest', 'vitest.mjs'),
    'run',
    // Those of a folder that need other options are a project of their own.
    ...(project ? [project] : names.flatMap((name) => [name, `${name}-*`])).flatMap((name) => ['--project', name]),
  ]
  const output = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const { code, hasHung } = await run(process.execPath, [...args, ...output, ...passedOn], { cwd: root, limit })
  if (hasHung) log(`Ended after ${limit / 1000} s: ${names.join(', ')} did not come to an end.`)
  return countReport(existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined, code)
}

/** Tests that can't run here are named and counted as skipped, by file. */
const skip = (names, why) => {
  const files = names.flatMap((name) => listTestFiles(name).map((file) => `${name}/${file}`))
  headline(names.join(', '))
  log(`Skipped, ${why}:\n${files.map((file) => `  test/${file}`).join('\n')}`)
  return { passed: 0, failed: 0, skipped: files.length }
}

/**
 * Ensures that Electron is there for the shell's tests on it, downloading it if necessary; without it, none of them is
 * run.
 */
const requireElectron = async () => {
  const { obtainElectron } = await import('./steps/electron-binary.mjs')
  const { program, why } = await obtainElectron({ log, isForced: true })
  if (program) {
    process.env.DEBRIEF_REAL_ELECTRON = '1'
    return true
  }
  log(`The shell was not tried on Electron itself: ${why}.`)
  return false
}

const runAll = async () => {
  await ensureInstalled()
  if (isRealElectron && !(await requireElectron())) return skip(['shell'], 'since Electron is not available here')
  const { ensureSystemPackages, findBrowser } = await import('./steps/browser.mjs')
  const chosen = rounds
    .map((round) => ({ ...round, names: round.folders.filter(isWanted) }))
    .filter(({ names }) => names.length > 0)
  const mayNeedPackages = (names) => names.some((name) => name === 'host' || browserFolders.includes(name))
  // Mostly waits for the network, so what does not need the packages runs meanwhile.
  const packages = chosen.some(({ names }) => mayNeedPackages(names)) ? ensureSystemPackages(log) : undefined
  mkdirSync(reports, { recursive: true })
  const counts = []
  if (isWanted('check')) {
    headline('check')
    const { check } = await import('./check.mjs')
    counts.push({ ...(await check({ withTests: false })), skipped: 0 })
  }
  for (const { names, ...round } of chosen) {
    if (mayNeedPackages(names)) await packages
    const browser = await findBrowser()
    if (browser) process.env.CHROMIUM = browser
    const cannotRun = browser ? [] : names.filter((name) => browserFolders.includes(name))
    const canRun = names.filter((name) => !cannotRun.includes(name))
    if (canRun.length > 0) counts.push(await runRound({ ...round, names: canRun }))
    if (cannotRun.length > 0)
      counts.push(
        skip(cannotRun, 'since there is no Chromium or Chrome (npx playwright-core install chromium gets one)'),
      )
  }
  return sumCounts(counts)
}

exitAfterChildren()
const since = Date.now()
const sum = await runAll()
headline(`${Math.round((Date.now() - since) / 1000)} s`)
process.exitCode = exitStatus(sum)
console.log(formatTotals(sum))
