import { hasAll, type JsonObject, textField } from '../../json-fields'
import { parseObject } from '../../parse-json'
import { joinText } from '../../phrases'
import { type RecordKind, serviceFormat } from './service-format'
import { readRow, textAt } from './service-rows'

/** Parameters that name what a call was about. */
const targets = [
  'name',
  'instanceId',
  'bucketName',
  'functionName',
  'dBInstanceIdentifier',
  'groupId',
  'roleName',
  'userName',
  'clusterName',
  'service',
  'stackName',
  'instancesSet.items.0.instanceId',
  'autoScalingGroupName',
  'tableName',
  'keyId',
].map((name) => `requestParameters.${name}`)

/** `lookup-events` has the event of the log as text in an entry of its own, with some of its fields under other names. */
const withNested = (record: JsonObject): JsonObject => {
  const text = textField(record, 'CloudTrailEvent')
  return text === '' ? record : { ...record, ...parseObject(text) }
}

const describe = (event: JsonObject): string => {
  const target = textField(event, 'Resources.0.ResourceName', ...targets)
  const call = joinText(' ', textAt(event, 'eventName EventName'), target)
  const service = textAt(event, 'eventSource EventSource').replace(/\.amazonaws\.com$/, '')
  const error = joinText(': ', textField(event, 'errorCode'), textField(event, 'errorMessage'))
  return joinText(': ', `${call} (${service})`, error)
}

/** API calls of an AWS account, from CloudTrail's files and from `aws cloudtrail lookup-events`. */
const calls: RecordKind = {
  lists: ['Records', 'Events', ''],
  is: (record) => hasAll(record, 'eventTime', 'eventName', 'eventSource') || hasAll(record, 'EventTime', 'EventName'),
  rows: (record) => [
    readRow(withNested(record), {
      time: 'eventTime EventTime',
      text: describe,
      who:
        'Username userIdentity.userName userIdentity.sessionContext.sessionIssuer.userName userIdentity.invokedBy ' +
        'userIdentity.arn userIdentity.type',
    }),
  ],
}

/** CloudTrail events. */
export const cloudtrail = serviceFormat({
  id: 'cloudtrail',
  title: 'CloudTrail events (JSON)',
  kinds: [calls],
})
