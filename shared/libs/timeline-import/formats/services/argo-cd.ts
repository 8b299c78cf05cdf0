import { getField, listObjects, textField, timeField } from '../../json-fields'
import { hasAny, joinText, mergeUpdates, type RecordKind, serviceFormat, toRow } from './service-format'

const revision = (value: string): string => (/^[0-9a-f]{40}$/.test(value) ? value.slice(0, 7) : value)

/** Applications of Argo CD: what was deployed when, and the last synchronization. */
const argoCdRecords: RecordKind = {
  lists: ['items', ''],
  is: (record) =>
    hasAny(record, 'metadata.name') &&
    (hasAny(record, 'status.history.0.deployedAt', 'status.operationState.startedAt') ||
      (hasAny(record, 'spec.destination.namespace', 'spec.project') && 'status' in record)),
  rows: (record) => {
    const name = textField(record, 'metadata.name')
    const deployments = listObjects(getField(record, 'status.history')).map((entry) =>
      toRow(
        timeField(entry, 'deployStartedAt', 'deployedAt'),
        `Deployment of ${name} at ${revision(textField(entry, 'revision', 'revisions.0', 'source.targetRevision'))}`,
        {
          who: textField(entry, 'initiatedBy.username'),
          kind: 'action',
          end: timeField(entry, 'deployedAt'),
          from: entry,
        },
      ),
    )
    const phase = textField(record, 'status.operationState.phase')
    const sync = toRow(
      timeField(record, 'status.operationState.startedAt'),
      joinText(': ', `Sync of ${name} (${phase.toLowerCase()})`, textField(record, 'status.operationState.message')),
      {
        who: textField(record, 'status.operationState.operation.initiatedBy.username'),
        kind: 'action',
        end: timeField(record, 'status.operationState.finishedAt'),
      },
    )
    const conditions = listObjects(getField(record, 'status.conditions')).map((condition) =>
      toRow(
        timeField(condition, 'lastTransitionTime'),
        joinText(': ', `${textField(condition, 'type')} of ${name}`, textField(condition, 'message')),
        { from: condition },
      ),
    )
    // The last deployment of the history is the last sync, unless that failed.
    const isTold = phase === 'Succeeded' && deployments.length > 0
    return mergeUpdates([], [...deployments, ...(sync.time && !isTold ? [sync] : []), ...conditions])
  },
}

/** Argo CD applications. */
export const argoCd = serviceFormat({
  id: 'argo-cd',
  title: 'Argo CD applications (JSON)',
  kinds: [argoCdRecords],
})
