import {
  getField,
  hasAll,
  hasAny,
  type JsonObject,
  listObjects,
  parseJsonTime,
  textField,
  withEnd,
} from '../../json-fields'
import { joinText } from '../../phrases'
import type { RecordRow } from '../../record-format'
import { type RecordKind, serviceFormat } from './service-format'
import { readRow, sortRows, textAt } from './service-rows'

const isBuild = (record: JsonObject): boolean =>
  (hasAll(record, 'number', 'timestamp') && hasAny(record, 'result', 'duration', 'fullDisplayName')) ||
  hasAll(record, 'startTimeMillis', 'status', 'name')

const causeOf = (build: JsonObject): string =>
  listObjects(build.actions)
    .flatMap((action) => listObjects(action.causes))
    .map((cause) => textField(cause, 'userName'))
    .find((name) => name !== '') ?? ''

const describe = (build: JsonObject, job: string): string => {
  const name =
    textField(build, 'fullDisplayName') ||
    joinText(' ', job, textAt(build, 'name displayName') || `#${textField(build, 'number')}`)
  const isRunning = getField(build, 'building') === true
  const result = isRunning ? 'running' : textAt(build, 'result status').toLowerCase().replaceAll('_', ' ')
  return `${name}${result ? ` (${result})` : ''}`
}

const readBuild = (build: JsonObject, job: string): RecordRow => {
  const row = readRow(build, { time: 'timestamp startTimeMillis', text: describe(build, job), kind: 'action' })
  const duration = Number(textAt(build, 'duration durationMillis'))
  const end = duration > 0 ? parseJsonTime(Number(row.time?.epoch) + duration) : undefined
  const who = causeOf(build)
  return { ...row, time: withEnd(row.time, end), from: build, ...(who ? { who } : {}) }
}

/** Builds of Jenkins and the stages of its pipelines. */
const builds: RecordKind = {
  lists: [''],
  is: (record) => isBuild(record) || [...listObjects(record.builds), ...listObjects(record.allBuilds)].some(isBuild),
  rows: (record) => {
    if (isBuild(record)) {
      const name = textAt(record, 'fullDisplayName name')
      return [readBuild(record, ''), ...listObjects(record.stages).map((stage) => readBuild(stage, name))]
    }
    const job = textAt(record, 'fullDisplayName displayName name')
    const all = listObjects(record.allBuilds)
    return sortRows((all.length > 0 ? all : listObjects(record.builds)).map((build) => readBuild(build, job)))
  },
}

/** Jenkins builds. */
export const jenkins = serviceFormat({
  id: 'jenkins',
  title: 'Jenkins builds (JSON)',
  kinds: [builds],
})
