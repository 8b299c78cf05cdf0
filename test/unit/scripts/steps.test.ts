import { describe, expect, it } from 'vitest'
import { displayProblem } from '../../../scripts/steps/electron-binary.mjs'
import { describeNodeProblem } from '../../../scripts/steps/install.mjs'
import { countReport, exitStatus, formatTotals, sumCounts } from '../../../scripts/steps/test-reports.mjs'

describe('the check of the Node version', () => {
  it.each(['20.19.0', '20.20.2', '22.0.0', '24.1.0'])('accepts %s', (version) => {
    expect(describeNodeProblem(version)).toBeUndefined()
  })

  it.each(['20.18.3', '18.20.0', '9.11.2'])('rejects %s with a message that says what to do', (version) => {
    expect(describeNodeProblem(version)).toMatch(`needs Node 20.19 or newer, and this is ${version}`)
  })
})

describe('the check for a display', () => {
  it('fails on Linux without a display', () => {
    expect(displayProblem({}, 'linux', 1000)).toMatch(/no display/)
    expect(displayProblem({ DISPLAY: ':0' }, 'linux', 1000)).toBeUndefined()
    expect(displayProblem({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux', 1000)).toBeUndefined()
  })

  it('fails for root on Linux, because Electron’s sandbox refuses to run', () => {
    expect(displayProblem({ DISPLAY: ':0' }, 'linux', 0)).toMatch(/root/)
  })

  it('passes on macOS and Windows', () => {
    expect(displayProblem({}, 'darwin', 501)).toBeUndefined()
    expect(displayProblem({}, 'win32', undefined)).toBeUndefined()
  })
})

describe('the total of the test results', () => {
  const file = (status: string, ...outcomes: string[]) => ({
    status,
    assertionResults: outcomes.map((outcome) => ({ status: outcome })),
  })

  it('counts each outcome', () => {
    const report = { testResults: [file('passed', 'passed', 'skipped', 'todo'), file('failed', 'passed', 'failed')] }
    expect(countReport(report, 1)).toEqual({ passed: 2, failed: 1, skipped: 2 })
  })

  it('counts a file that could not be loaded as a failure', () => {
    expect(countReport({ testResults: [file('failed'), file('passed', 'passed')] }, 1)).toEqual({
      passed: 1,
      failed: 1,
      skipped: 0,
    })
  })

  it('counts a run that crashed, or had nothing to run, as a failure', () => {
    expect(countReport(undefined, 134).failed).toBe(1)
    expect(countReport({ testResults: [] }, 0).failed).toBe(1)
    expect(countReport({ testResults: [file('passed', 'passed')] }, 1)).toEqual({ passed: 1, failed: 1, skipped: 0 })
  })

  it('is printed in one line and decides the exit status', () => {
    const sum = sumCounts([
      { passed: 2, failed: 0, skipped: 1 },
      { passed: 3, failed: 0, skipped: 0 },
    ])
    expect(formatTotals(sum)).toBe('5 passed, 0 failed, 1 skipped')
    expect(exitStatus(sum)).toBe(0)
    expect(exitStatus({ passed: 5, failed: 1, skipped: 0 })).toBe(1)
    expect(exitStatus({ passed: 0, failed: 0, skipped: 4 })).toBe(1)
  })
})
