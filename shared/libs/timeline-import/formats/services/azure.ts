import { textField } from '../../json-fields'
import { joinText } from '../../phrases'
import { type RecordKind, serviceFormat } from './service-format'
import { readSteps, textAt } from './service-rows'

const nameOf = (resourceId: string): string => resourceId.split('/').at(-1) ?? ''

/** Azure's activity log, and what its resources export. */
const activities: RecordKind = {
  lists: ['value', 'records', 'data', ''],
  has: [
    'operationName.localizedValue operationName.value operationName OperationName',
    'eventTimestamp time TimeGenerated',
    'resourceId caller ResourceId Caller category category.value',
  ],
  row: {
    time: 'eventTimestamp time TimeGenerated',
    text: (record) => {
      const operation = textAt(
        record,
        'operationName.localizedValue operationName.value operationName OperationName OperationNameValue',
      )
      const status = textAt(record, 'status.localizedValue status.value resultType ActivityStatusValue status')
      const id = textAt(record, 'resourceId ResourceId _ResourceId')
      const call = joinText(' ', operation, /\/providers\//i.test(id) ? nameOf(id) : '')
      const words = textAt(record, 'description properties.title properties.statusMessage resultDescription')
      return joinText(': ', `${call}${status ? ` (${status})` : ''}`, words)
    },
    who: 'caller Caller identity.claims.name',
  },
}

/** Alerts of Azure Monitor: as its webhook sends them, and as its API lists them. */
const alerts: RecordKind = {
  lists: ['data.essentials', 'essentials', 'value', ''],
  has: ['alertRule properties.essentials.alertRule', 'firedDateTime properties.essentials.startDateTime'],
  rows: (record) => {
    const field = (...names: string[]): string =>
      textField(record, ...names.flatMap((name) => [name, `properties.essentials.${name}`]))
    const title = joinText(
      ': ',
      field('severity'),
      nameOf(field('alertRule')),
      joinText(', ', field('targetResourceName', 'configurationItems.0'), field('description')),
    )
    return readSteps(record, title, [
      ['firedDateTime properties.essentials.startDateTime', '', 'detection'],
      ['resolvedDateTime properties.essentials.monitorConditionResolvedDateTime', 'Resolved', 'resolution'],
    ]).map((row) => ({ ...row, bot: true as const }))
  },
}

/** Azure activity log and alerts. */
export const azure = serviceFormat({
  id: 'azure',
  title: 'Azure activity log and alerts (JSON)',
  kinds: [activities, alerts],
})
