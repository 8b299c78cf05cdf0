import { getField, type JsonObject, parseJsonTime, textField } from '../../json-fields'
import { hasAny, joinText, type RecordKind, serviceFormat, toRow } from './service-format'

/** A message that is not valid text is a list of bytes; one that was logged several times is a list of texts. */
const readMessage = (record: JsonObject): string => {
  const value = getField(record, 'MESSAGE')
  if (!Array.isArray(value)) return textField(record, 'MESSAGE')
  if (value.every((part) => typeof part === 'string')) return value.join('\n')
  return value
    .filter((byte): byte is number => typeof byte === 'number' && byte >= 32 && byte < 127)
    .map((byte) => String.fromCharCode(byte))
    .join('')
}

/** The journal of systemd in one of its JSON outputs; times are microseconds. */
const journaldRecords: RecordKind = {
  lists: [''],
  is: (record) => hasAny(record, '__REALTIME_TIMESTAMP', '_SOURCE_REALTIME_TIMESTAMP') && 'MESSAGE' in record,
  rows: (record) => [
    toRow(
      parseJsonTime(textField(record, '_SOURCE_REALTIME_TIMESTAMP', '__REALTIME_TIMESTAMP')),
      readMessage(record) &&
        joinText(': ', textField(record, 'SYSLOG_IDENTIFIER', '_COMM', '_SYSTEMD_UNIT'), readMessage(record)),
    ),
  ],
}

/** systemd journal. */
export const journald = serviceFormat({
  id: 'journald',
  title: 'systemd journal (JSON)',
  kinds: [journaldRecords],
})
