import { getField, type JsonObject, textField } from '../../json-fields'
import { joinText } from '../../phrases'
import { type RecordKind, serviceFormat } from './service-format'
import { textAt } from './service-rows'

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
const entries: RecordKind = {
  lists: [''],
  has: ['__REALTIME_TIMESTAMP _SOURCE_REALTIME_TIMESTAMP'],
  is: (record) => 'MESSAGE' in record,
  row: {
    time: '_SOURCE_REALTIME_TIMESTAMP __REALTIME_TIMESTAMP',
    text: (record) => {
      const message = readMessage(record)
      return message && joinText(': ', textAt(record, 'SYSLOG_IDENTIFIER _COMM _SYSTEMD_UNIT'), message)
    },
  },
}

/** systemd journal. */
export const journald = serviceFormat({
  id: 'journald',
  title: 'systemd journal (JSON)',
  kinds: [entries],
})
