import { textField, timeField } from '../../json-fields'
import { hasAny, joinText, type RecordKind, serviceFormat, stepRows, toRow } from './service-format'

const nameOf = (resourceId: string): string => resourceId.split('/').at(-1) ?? ''

/** Azure's activity log, and what its resources export. */
const azureActivity: RecordKind = {
  lists: ['value', 'records', 'data', ''],
  is: (record) =>
    hasAny(record, 'operationName.localizedValue', 'operationName.value', 'operationName', 'OperationName') &&
    hasAny(record, 'eventTimestamp', 'time', 'TimeGenerated') &&
    hasAny(record, 'resourceId', 'caller', 'ResourceId', 'Caller', 'category', 'category.value'),
  rows: (record) => {
    const operation = textField(
      record,
      'operationName.localizedValue',
      'operationName.value',
      'operationName',
      'OperationName',
      'OperationNameValue',
    )
    const status = textField(
      record,
      'status.localizedValue',
      'status.value',
      'resultType',
      'ActivityStatusValue',
      'status',
    )
    const id = textField(record, 'resourceId', 'ResourceId', '_ResourceId')
    const resource = /\/providers\//i.test(id) ? nameOf(id) : ''
    const words = textField(record, 'description', 'properties.title', 'properties.statusMessage', 'resultDescription')
    return [
      toRow(
        timeField(record, 'eventTimestamp', 'time', 'TimeGenerated'),
        joinText(': ', `${joinText(' ', operation, resource)}${status ? ` (${status})` : ''}`, words),
        {
          who: textField(record, 'caller', 'Caller', 'identity.claims.name'),
        },
      ),
    ]
  },
}

/** Alerts of Azure Monitor: as its webhook sends them, and as its API lists them. */
const azureAlerts: RecordKind = {
  lists: ['data.essentials', 'essentials', 'value', ''],
  is: (record) =>
    hasAny(record, 'alertRule', 'properties.essentials.alertRule') &&
    hasAny(record, 'firedDateTime', 'properties.essentials.startDateTime'),
  rows: (record) => {
    const field = (...names: string[]): string =>
      textField(record, ...names.flatMap((name) => [name, `properties.essentials.${name}`]))
    const rule = nameOf(field('alertRule'))
    const title = joinText(
      ': ',
      field('severity'),
      rule,
      joinText(', ', field('targetResourceName', 'configurationItems.0'), field('description')),
    )
    return stepRows(record, title, [
      ['firedDateTime properties.essentials.startDateTime', '', 'detection'],
      ['resolvedDateTime properties.essentials.monitorConditionResolvedDateTime', 'Resolved', 'resolution'],
    ]).map((row) => ({ ...row, bot: true as const }))
  },
}

/** Azure activity log and alerts. */
export const azure = serviceFormat({
  id: 'azure',
  title: 'Azure activity log and alerts (JSON)',
  kinds: [azureActivity, azureAlerts],
})
