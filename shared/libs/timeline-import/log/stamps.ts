import { fold } from '../../languages'
import { type Clock, readDate, readTime, type TimeExpression } from '../../time'

/** A time that only programs write, at the start of a line or anywhere in it. */
type Stamp = {
  pattern: RegExp
  read: (match: RegExpExecArray) => Omit<TimeExpression, 'raw' | 'approximate'> | undefined
  /** The words make no sense without it. */
  isPart?: true
}

const number = (text: string | undefined): number => Number(text ?? 0)

const clock = (
  hour: string | undefined,
  minute: string | undefined,
  second: string | undefined,
  fraction = '0',
): Clock => ({
  hour: number(hour),
  minute: number(minute),
  second: number(second),
  millisecond: Math.floor(Number(`0.${fraction}`) * 1000),
})

const date = (
  year: number | undefined,
  month: string | undefined,
  day: string | undefined,
): TimeExpression['date'] => ({
  ...(year === undefined ? {} : { year }),
  month: number(month),
  day: number(day),
})

/** Seconds from 1970 to the epoch of TAI64 labels, with the ten leap seconds before 1972. */
const TAI64_OFFSET = 2n ** 62n + 10n

const stamps: Stamp[] = [
  {
    // klog and glog: `I0301 14:05:00.123456   1 server.go:41] text`, `E20240301 14:05:00.123456 …`
    pattern: /^[IWEFD](20\d\d)?([01]\d)([0-3]\d) ([0-2]\d):([0-5]\d):([0-6]\d)(?:\.(\d{1,9}))?(?= )/,
    read: (m) => ({ date: date(m[1] ? number(m[1]) : undefined, m[2], m[3]), clock: clock(m[4], m[5], m[6], m[7]) }),
  },
  {
    // Spark and Hadoop: `24/03/01 14:05:00 INFO SparkContext: text`
    pattern: /^(\d\d)\/([01]\d)\/([0-3]\d) ([0-2]\d):([0-5]\d):([0-6]\d)(?:[.,](\d{1,9}))?(?= )/,
    read: (m) => ({ date: date(2000 + number(m[1]), m[2], m[3]), clock: clock(m[4], m[5], m[6], m[7]) }),
  },
  {
    // MySQL: `240301 14:05:00 [Note] text`
    pattern: /^(\d\d)([01]\d)([0-3]\d) {1,2}(\d{1,2}):([0-5]\d):([0-6]\d)(?= )/,
    read: (m) => ({ date: date(2000 + number(m[1]), m[2], m[3]), clock: clock(m[4], m[5], m[6]) }),
  },
  {
    // HDFS: `240301 140500 148 INFO text`
    pattern: /^(\d\d)([01]\d)([0-3]\d) ([0-2]\d)([0-5]\d)([0-6]\d)(?= )/,
    read: (m) => ({ date: date(2000 + number(m[1]), m[2], m[3]), clock: clock(m[4], m[5], m[6]) }),
  },
  {
    // Phones: `20240301-14:5:00:123|text`
    pattern: /^(20\d\d)([01]\d)([0-3]\d)-(\d{1,2}):(\d{1,2}):(\d{1,2}):(\d{1,3})(?=\|)/,
    read: (m) => ({
      date: date(number(m[1]), m[2], m[3]),
      clock: clock(m[4], m[5], m[6], m[7]?.padStart(3, '0')),
    }),
  },
  {
    // Proxifier: `[03.01 14:05:00] text`
    pattern: /^\[([01]\d)\.([0-3]\d) ([0-2]\d):([0-5]\d):([0-6]\d)\](?= )/,
    read: (m) => ({ date: date(undefined, m[1], m[2]), clock: clock(m[3], m[4], m[5]) }),
  },
  {
    // Clusters: `- 1709301900 2024.03.01 node text`, `1 node unix.hw state 1709301900 text`
    pattern: /^(?:(?:-|[A-Z]{3,20}) (\d{10}) 20\d\d\.\d\d\.\d\d|\d{1,9}(?: [\w./-]{1,60}){3} (1\d{9}))(?= )/,
    read: (m) => ({ epoch: number(m[1] ?? m[2]) * 1000 }),
  },
  {
    // Flow logs of AWS: `2 123456789010 eni-1235b8ca 10.0.0.1 10.0.0.2 443 22 6 20 4249 1709301900 1709301960 ACCEPT OK`
    pattern: /(?<=^2 \d{12} eni-\w{4,20}(?: [\w.:-]{1,45}){7} )(1\d{9})(?= )/,
    read: (m) => ({ epoch: number(m[1]) * 1000 }),
  },
  {
    // apt: `Start-Date: 2024-03-01  14:05:00` above what was installed
    pattern: /^Start-Date: (\d{4}-\d\d-\d\d) {1,2}(\d\d:\d\d:\d\d)$/,
    read: (m) => readTime(`${m[1]} ${m[2]}`)?.value,
  },
  {
    // Zabbix: `1234:20240301:140500.123 text`
    pattern: /^ *\d{1,7}:(20\d\d)([01]\d)([0-3]\d):([0-2]\d)([0-5]\d)([0-6]\d)\.(\d{3})(?= )/,
    read: (m) => ({ date: date(number(m[1]), m[2], m[3]), clock: clock(m[4], m[5], m[6], m[7]) }),
  },
  {
    // WebSphere: `[3/1/24 14:05:00:123 CET] 00000001 text`
    pattern: /^\[(\d{1,2}\/\d{1,2}\/\d\d \d{1,2}:\d\d:\d\d):(\d{3}) ([A-Z]{3,4})\]/,
    read: (m) => readTime(`${m[1]}.${m[2]} ${m[3]}`)?.value,
  },
  {
    // Erlang: `=INFO REPORT==== 1-Mar-2024::14:05:00.123 ===`
    pattern: /(?<== )(\d{1,2}-[A-Z][a-z]{2}-\d{4})::(\d\d:\d\d:\d\d(?:\.\d{1,9})?)(?= ===)/,
    read: (m) => readTime(`${m[1]} ${m[2]}`)?.value,
  },
  {
    // svlogd: `2024-03-01_14:05:00.12345 text`
    pattern: /^(\d{4}-\d\d-\d\d)_(\d\d:\d\d:\d\d(?:\.\d{1,9})?)(?= )/,
    read: (m) => readTime(`${m[1]} ${m[2]}`)?.value,
  },
  {
    // `2024:03:01-14:05:00: text`
    pattern: /^\[?(20\d\d):([01]\d):([0-3]\d)[ -]([0-2]\d):([0-5]\d):([0-6]\d)\]?(?=[: ])/,
    read: (m) => ({ date: date(number(m[1]), m[2], m[3]), clock: clock(m[4], m[5], m[6]) }),
  },
  {
    // Game servers: `L 03/01/2024 - 14:05:00: text`, month first
    pattern: /^L ([01]\d)\/([0-3]\d)\/(20\d\d) - ([0-2]\d):([0-5]\d):([0-6]\d)(?=:)/,
    read: (m) => ({ date: date(number(m[3]), m[1], m[2]), clock: clock(m[4], m[5], m[6]) }),
  },
  {
    // Suricata and Snort: `03/01/2024-14:05:00.123456  [**] …`, month first, with or without its year
    pattern: /^([01]\d)\/([0-3]\d)(?:\/(20\d\d))?-([0-2]\d):([0-5]\d):([0-6]\d)\.(\d{6})(?= {1,2}\[)/,
    read: (m) => ({ date: date(m[3] ? number(m[3]) : undefined, m[1], m[2]), clock: clock(m[4], m[5], m[6], m[7]) }),
  },
  {
    // Monit: `[CET Mar  1 14:05:00] text`
    pattern: /^\[([A-Z]{3,5}) ([A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d:\d\d)\](?= )/,
    read: (m) => readTime(`${m[2]} ${m[1]}`)?.value,
  },
  {
    // MySQL's slow queries: `# Time: 2024-03-01T14:05:00.123456Z` or `# Time: 240301 14:05:00` above each
    pattern: /^# Time: (?:(\d\d)([01]\d)([0-3]\d) {1,2}(\d{1,2}):([0-5]\d):([0-6]\d)|(20\d\d-\S{15,40}))$/,
    read: (m) =>
      m[7] ? readTime(m[7])?.value : { date: date(2000 + number(m[1]), m[2], m[3]), clock: clock(m[4], m[5], m[6]) },
  },
  {
    // multilog: `@4000000065e1d2f80a1b2c3d text`
    pattern: /^@(4[0-9a-f]{15})([0-9a-f]{8})(?= )/,
    read: (m) => {
      const seconds = Number(BigInt(`0x${m[1]}`) - TAI64_OFFSET)
      return { epoch: seconds * 1000 + Math.floor(Number.parseInt(m[2] ?? '0', 16) / 1_000_000) }
    },
  },
  {
    // The history of zsh (`: 1709301900:0;command`), of bash and tcsh (`#1709301900`, `#+1709301900` above a command)
    pattern: /^(?:: (\d{10}):\d{1,9};|#\+?(\d{10})$)/,
    read: (m) => ({ epoch: number(m[1] ?? m[2]) * 1000 }),
  },
  {
    // syslog in another language, the month before the day: `août 19 14:05:00 host text`
    pattern: /^(\p{L}{3,5})\.? {1,2}(\d{1,2}) (\d\d):(\d\d):(\d\d)(?= \S)/u,
    read: (m) => {
      const day = readDate(fold(`${m[2]} ${m[1]}`), 0)?.value
      return day?.month === undefined ? undefined : { date: day, clock: clock(m[3], m[4], m[5]) }
    },
  },
  {
    // The day of the year: `2024-061T14:05:00,123:WARN:text`
    pattern: /^(20\d\d)-([0-3]\d\d)[T ]([0-2]\d):([0-5]\d):([0-6]\d)(?:[.,](\d{1,9}))?(?=[:\s])/,
    read: (m) => {
      const day = new Date(Date.UTC(number(m[1]), 0, number(m[2])))
      return {
        date: date(day.getUTCFullYear(), String(day.getUTCMonth() + 1), String(day.getUTCDate())),
        clock: clock(m[3], m[4], m[5], m[6]),
      }
    },
  },
  {
    // auditd: `type=SYSCALL msg=audit(1709301900.123:456): text`
    pattern: /(?<=\baudit\()(\d{10})\.(\d{3})(?=:\d+\))/,
    read: (m) => ({ epoch: number(`${m[1]}${m[2]}`) }),
    isPart: true,
  },
]

const isReal = ({ date: day, clock: time, epoch }: Omit<TimeExpression, 'raw' | 'approximate'>): boolean =>
  epoch !== undefined ||
  (day !== undefined &&
    time !== undefined &&
    time.hour < 24 &&
    (day.month ?? 0) >= 1 &&
    (day.month ?? 0) <= 12 &&
    (day.day ?? 0) >= 1 &&
    (day.day ?? 0) <= new Date(Date.UTC(day.year ?? 2024, day.month ?? 1, 0)).getUTCDate())

/** A time in a notation that is used in logs alone, and where it stands. */
export const readStamp = (
  line: string,
): { time: TimeExpression; from: number; end: number; isPart?: true } | undefined => {
  const head = line.slice(0, 200)
  for (const { pattern, read, isPart } of stamps) {
    const match = pattern.exec(head)
    const time = match ? read(match) : undefined
    if (match && time && isReal(time)) {
      const raw = match[0].replace(/^(?:# Time:|[LIWEFD](?= ?\d)|[[#:+]+)|[\];]$/g, '').trim()
      return {
        time: { ...time, raw, approximate: false },
        from: match.index,
        end: match.index + match[0].length,
        ...(isPart ? { isPart } : {}),
      }
    }
  }
  return undefined
}
