import { type JsonObject, textField, timeField } from '../../json-fields'
import { hasAll, hasAny, joinText, parseNested, type RecordKind, serviceFormat, toRow } from './service-format'

/** A record of the log; `lookup-events` has it as text in an entry of its own. */
const recordOf = (record: JsonObject): JsonObject =>
  hasAny(record, 'CloudTrailEvent') ? parseNested(textField(record, 'CloudTrailEvent')) : record

/** What the call was about: the first names in its parameters. */
const targetOf = (event: JsonObject, entry: JsonObject): string => {
  const named = textField(entry, 'Resources.0.ResourceName')
  if (named) return named
  const names = [
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
  ]
  return textField(event, ...names.map((name) => `requestParameters.${name}`))
}

/** API calls of an AWS account, from CloudTrail's files and from `aws cloudtrail lookup-events`. */
const cloudtrailRecords: RecordKind = {
  lists: ['Records', 'Events', ''],
  is: (record) => hasAll(record, 'eventTime', 'eventName', 'eventSource') || hasAll(record, 'EventTime', 'EventName'),
  rows: (record) => {
    const event = recordOf(record)
    const service = textField(event, 'eventSource', 'EventSource') || textField(record, 'EventSource')
    const error = joinText(': ', textField(event, 'errorCode'), textField(event, 'errorMessage'))
    const call = joinText(' ', textField(event, 'eventName') || textField(record, 'EventName'), targetOf(event, record))
    const who =
      textField(record, 'Username') ||
      textField(
        event,
        'userIdentity.userName',
        'userIdentity.sessionContext.sessionIssuer.userName',
        'userIdentity.invokedBy',
        'userIdentity.arn',
        'userIdentity.type',
      )
    return [
      toRow(
        timeField(event, 'eventTime') ?? timeField(record, 'EventTime'),
        `${call} (${service.replace(/\.amazonaws\.com$/, '')})${error ? `: ${error}` : ''}`,
        { who },
      ),
    ]
  },
}

/** CloudTrail events. */
export const cloudtrail = serviceFormat({
  id: 'cloudtrail',
  title: 'CloudTrail events (JSON)',
  kinds: [cloudtrailRecords],
})
