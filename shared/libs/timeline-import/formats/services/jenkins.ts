import { getField, type JsonObject, listObjects, parseJsonTime, textField } from '../../json-fields'
import type { RecordRow } from '../../record-format'
import { hasAll, hasAny, joinText, mergeUpdates, type RecordKind, serviceFormat, toRow } from './service-format'

const isBuild = (record: JsonObject): boolean =>
  (hasAll(record, 'number', 'timestamp') && hasAny(record, 'result', 'duration', 'fullDisplayName')) ||
  hasAll(record, 'startTimeMillis', 'status', 'name')

const causeOf = (build: JsonObject): string =>
  listObjects(build.actions)
    .flatMap((action) => listObjects(action.causes))
    .map((cause) => textField(cause, 'userName'))
    .find((name) => name !== '') ?? ''

const buildRow = (build: JsonObject, job: string): RecordRow => {
  const start = Number(textField(build, 'timestamp', 'startTimeMillis'))
  const duration = Number(textField(build, 'duration', 'durationMillis'))
  const name =
    textField(build, 'fullDisplayName') ||
    joinText(' ', job, textField(build, 'name', 'displayName') || `#${textField(build, 'number')}`)
  const result =
    getField(build, 'building') === true
      ? 'running'
      : textField(build, 'result', 'status').toLowerCase().replaceAll('_', ' ')
  return toRow(parseJsonTime(start), `${name}${result ? ` (${result})` : ''}`, {
    who: causeOf(build),
    from: build,
    kind: 'action',
    ...(duration > 0 ? { end: parseJsonTime(start + duration) } : {}),
  })
}

/** Builds of Jenkins and the stages of its pipelines. */
const jenkinsRecords: RecordKind = {
  lists: [''],
  is: (record) => isBuild(record) || [...listObjects(record.builds), ...listObjects(record.allBuilds)].some(isBuild),
  rows: (record) => {
    if (!isBuild(record)) {
      const job = textField(record, 'fullDisplayName', 'displayName', 'name')
      const builds = listObjects(record.allBuilds).length > 0 ? record.allBuilds : record.builds
      return mergeUpdates(
        [],
        listObjects(builds).map((build) => buildRow(build, job)),
      )
    }
    const name = textField(record, 'fullDisplayName', 'name')
    const stages = listObjects(record.stages).map((stage) => buildRow(stage, name))
    return [buildRow(record, ''), ...stages]
  },
}

/** Jenkins builds. */
export const jenkins = serviceFormat({
  id: 'jenkins',
  title: 'Jenkins builds (JSON)',
  kinds: [jenkinsRecords],
})
