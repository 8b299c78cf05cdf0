import { relative } from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The slowest files of each project, slowest first: started last, one of them would run alone at the end. */
export const longestFiles = [
  'test/unit/timeline-import/properties.slow.test.ts',
  'test/unit/blameless/trained-weights.slow.test.ts',
  'test/unit/timeline-import/formats.slow.test.ts',
  'test/unit/report/round-trip.slow.test.ts',
  'test/unit/blameless/fuzz.slow.test.ts',
  'test/unit/timeline-import/hostile-content.slow.test.ts',
  'test/e2e/every-screen.test.ts',
  'test/e2e/replay.test.ts',
  'test/e2e/layout-shift.test.ts',
  'test/e2e/mesh/mesh.test.ts',
  'test/e2e/meeting.test.ts',
  'test/e2e/language.test.ts',
  'test/e2e/quiet-voices.test.ts',
  'test/shell/start.test.ts',
  'test/e2e/keyboard.test.ts',
  'test/e2e/killed.test.ts',
  'test/e2e/stages.test.ts',
  'test/e2e/capture.test.ts',
  'test/host/network/links.test.ts',
  'test/hostile/command-line.test.ts',
  'test/hostile/damaged-disk.test.ts',
  'test/host/store/killed.test.ts',
  'test/host/network/former-version.test.ts',
  'test/host/store/watchdog.test.ts',
  'test/host/network/questions.test.ts',
  'test/host/network/ballots.test.ts',
  'test/hostile/floods.test.ts',
  'test/host/network/admission.test.ts',
  'test/host/network/signaling.test.ts',
  'test/hostile/regular-expressions.test.ts',
]

type Positioned<T> = { item: T; position: number }

/** Merges lists so that each is spread evenly over the result, in its own order. */
export const interleave = <T>(lists: readonly (readonly T[])[]): T[] =>
  lists
    .flatMap((list) => list.map((item, index): Positioned<T> => ({ item, position: (index + 0.5) / list.length })))
    .sort((a, b) => a.position - b.position)
    .map(({ item }) => item)

/**
 * Vitest's own order of projects, the slowest files of each first. Browser tests are bound by the processor and host
 * tests mostly wait, so alternating them keeps the machine busy.
 */
export class MixingSequencer extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const getPath = ({ moduleId }: TestSpecification): string => relative(this.ctx.config.root, moduleId)
    const rank = (file: TestSpecification): number => {
      const index = longestFiles.indexOf(getPath(file))
      return index < 0 ? longestFiles.length : index
    }
    const sorted = await super.sort(files)
    const names = [...new Set(sorted.map(({ project }) => project.name))]
    const isForBrowser = (file: TestSpecification): boolean => /^test.(?:e2e|shell)\b/.test(getPath(file))
    return names.flatMap((name) => {
      const ranked = sorted.filter(({ project }) => project.name === name).sort((a, b) => rank(a) - rank(b))
      return interleave([ranked.filter(isForBrowser), ranked.filter((file) => !isForBrowser(file))])
    })
  }
}
