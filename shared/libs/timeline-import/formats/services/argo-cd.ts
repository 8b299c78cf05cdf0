import { getField, hasAny, type JsonObject, textField } from '../../json-fields'
import { joinText } from '../../phrases'
import { type RecordKind, serviceFormat } from './service-format'
import { readRow, readRows, sortRows, textAt } from './service-rows'

const shorten = (revision: string): string => (/^[0-9a-f]{40}$/.test(revision) ? revision.slice(0, 7) : revision)

const readDeployments = (application: JsonObject, name: string) =>
  readRows(getField(application, 'status.history'), {
    time: 'deployStartedAt deployedAt',
    end: 'deployedAt',
    text: (entry) => `Deployment of ${name} at ${shorten(textAt(entry, 'revision revisions.0 source.targetRevision'))}`,
    who: 'initiatedBy.username',
    kind: 'action',
  })

const readSync = (application: JsonObject, name: string, phase: string) =>
  readRow(application, {
    time: 'status.operationState.startedAt',
    end: 'status.operationState.finishedAt',
    text: joinText(
      ': ',
      `Sync of ${name} (${phase.toLowerCase()})`,
      textField(application, 'status.operationState.message'),
    ),
    who: 'status.operationState.operation.initiatedBy.username',
    kind: 'action',
  })

const readConditions = (application: JsonObject, name: string) =>
  readRows(getField(application, 'status.conditions'), {
    time: 'lastTransitionTime',
    text: (condition) => joinText(': ', `${textField(condition, 'type')} of ${name}`, textField(condition, 'message')),
  })

/** Applications of Argo CD: what was deployed when, and the last synchronization. */
const applications: RecordKind = {
  lists: ['items', ''],
  has: ['metadata.name'],
  is: (record) =>
    hasAny(record, 'status.history.0.deployedAt', 'status.operationState.startedAt') ||
    (hasAny(record, 'spec.destination.namespace', 'spec.project') && 'status' in record),
  rows: (record) => {
    const name = textField(record, 'metadata.name')
    const phase = textField(record, 'status.operationState.phase')
    const deployments = readDeployments(record, name)
    const sync = readSync(record, name, phase)
    // The last deployment of the history is the last sync, unless that failed.
    const isTold = phase === 'Succeeded' && deployments.length > 0
    return sortRows([...deployments, ...(sync.time && !isTold ? [sync] : []), ...readConditions(record, name)])
  },
}

/** Argo CD applications. */
export const argoCd = serviceFormat({
  id: 'argo-cd',
  title: 'Argo CD applications (JSON)',
  kinds: [applications],
})
