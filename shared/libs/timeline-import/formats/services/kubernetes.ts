import { getField, hasAny, type JsonObject, listObjects, objectField, textField } from '../../json-fields'
import { joinText } from '../../phrases'
import type { RecordRow } from '../../record-format'
import { type RecordKind, serviceFormat } from './service-format'
import { readRow, sortRows, textAt } from './service-rows'

/** The event itself, which a watch wraps: `{"type": "ADDED", "object": {…}}`. */
const eventOf = (record: JsonObject): JsonObject =>
  hasAny(record, 'object.reason', 'object.message') ? objectField(record, 'object') : record

const describe = (event: JsonObject): string => {
  const object = objectField(event, 'involvedObject' in event ? 'involvedObject' : 'regarding')
  const count = Number(textAt(event, 'series.count count deprecatedCount'))
  const subject = joinText(' ', textField(event, 'reason'), textField(object, 'kind'), textField(object, 'name'))
  return joinText(': ', subject, textAt(event, 'message note')) + (count > 1 ? ` (${count} times)` : '')
}

/** Events of a Kubernetes cluster, of either API, as `kubectl get events -o json` lists them. */
const events: RecordKind = {
  lists: ['items', ''],
  is: (record) => {
    const event = eventOf(record)
    return ('involvedObject' in event || 'regarding' in event) && hasAny(event, 'reason', 'message', 'note')
  },
  rows: (record) => [
    readRow(eventOf(record), {
      time: 'firstTimestamp deprecatedFirstTimestamp eventTime lastTimestamp metadata.creationTimestamp',
      end: 'series.lastObservedTime lastTimestamp deprecatedLastTimestamp',
      text: describe,
    }),
  ],
}

/** A state in which a container ended, and whose it was. */
const readEnds = (pod: JsonObject, name: string): RecordRow[] =>
  ['status.initContainerStatuses', 'status.containerStatuses'].flatMap((path) =>
    listObjects(getField(pod, path)).flatMap((container) =>
      ['lastState.terminated', 'state.terminated'].map((state) => {
        const ended = objectField(container, state)
        const code = textField(ended, 'exitCode')
        const subject = joinText(' ', textField(ended, 'reason') || 'Ended', `${name}/${textField(container, 'name')}`)
        const text = joinText(
          ': ',
          code === '' ? subject : `${subject} (exit code ${code})`,
          textField(ended, 'message'),
        )
        return { ...readRow(ended, { time: 'finishedAt', text }), from: container }
      }),
    ),
  )

/** Conditions that are bad where they are not met, and those that are bad where they are. */
const wanted = /^(?:Ready|ContainersReady|Initialized|PodScheduled|Available|Complete)$/
const unwanted = /Pressure$|Problem$|Unavailable$|^(?:Failed|DisruptionTarget)$/

const isBad = (condition: JsonObject): boolean => {
  const [type, status] = [textField(condition, 'type'), textField(condition, 'status')]
  return status === 'True' ? unwanted.test(type) : wanted.test(type)
}

const readConditions = (object: JsonObject, name: string): RecordRow[] =>
  listObjects(getField(object, 'status.conditions'))
    .filter(isBad)
    .map((condition) => ({
      ...readRow(condition, {
        time: 'lastTransitionTime',
        text: joinText(
          ': ',
          `${textField(condition, 'type')} is ${textField(condition, 'status')} for ${name}`,
          textAt(condition, 'message reason'),
        ),
      }),
      from: condition,
    }))

/** Pods and nodes: when containers ended, and since when something is not as it should be; that one started is no event. */
const objects: RecordKind = {
  lists: ['items', ''],
  has: ['metadata.name', 'metadata.creationTimestamp'],
  is: (record) =>
    hasAny(record, 'status.phase', 'status.nodeInfo.kubeletVersion') &&
    ('status' in record || 'spec' in record) &&
    Array.isArray(getField(record, 'status.conditions')),
  rows: (record) => {
    const name = textField(record, 'metadata.name')
    return sortRows(
      [...readEnds(record, name), ...readConditions(record, name)].filter(({ time }) => time !== undefined),
    )
  },
}

/** The audit log of a Kubernetes API server. */
const auditEntries: RecordKind = {
  lists: ['items', ''],
  has: ['verb', 'auditID requestURI'],
  is: (record) => hasAny(record, 'auditID') || 'user' in record,
  row: {
    time: 'requestReceivedTimestamp stageTimestamp timestamp',
    text: (record) => {
      const path = joinText(
        '/',
        textField(record, 'objectRef.namespace'),
        textField(record, 'objectRef.resource'),
        textField(record, 'objectRef.name'),
        textField(record, 'objectRef.subresource'),
      )
      const code = Number(getField(record, 'responseStatus.code'))
      const call = joinText(' ', textField(record, 'verb'), path || textField(record, 'requestURI'))
      return code >= 400 ? `${call} (${code})` : call
    },
    who: 'user.username',
  },
}

/** Kubernetes events, what became of pods and nodes, and the audit log. */
export const kubernetes = serviceFormat({
  id: 'kubernetes',
  title: 'Kubernetes events, pods, nodes and audit log (JSON)',
  kinds: [events, auditEntries, objects],
})
