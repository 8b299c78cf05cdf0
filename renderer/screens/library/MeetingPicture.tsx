import styles from './MeetingPicture.module.css'

const events = [
  { x: 150, kind: 'plain' },
  { x: 186, kind: 'plain' },
  { x: 204, kind: 'now' },
  { x: 262, kind: 'plain' },
  { x: 318, kind: 'plain' },
]
const stages = [74, 94, 114, 134, 154, 174]
const whys = [
  { y: 136, width: 132 },
  { y: 168, width: 104 },
  { y: 200, width: 122 },
]

/** A meeting as it looks in Debrief: one clock, what happened in order, and whys that lead into the system. */
export const MeetingPicture = () => (
  <svg className={styles.picture} viewBox="0 0 400 260" aria-hidden="true" focusable="false">
    <rect className={styles.page} x="1" y="1" width="398" height="258" rx="10" />
    <path className={styles.line} d="M104 1 V259 M1 52 H104" />
    {/* The clock, with a quarter of the stage gone. */}
    <circle className={styles.line} cx="28" cy="27" r="13" />
    <path className={styles.accent} d="M28 14 A13 13 0 0 1 41 27" />
    <path className={styles.text} d="M52 23 H84 M52 32 H72" />
    {stages.map((y, index) => (
      <g key={y}>
        {index === 1 && <rect className={styles.now} x="10" y={y - 9} width="84" height="18" rx="5" />}
        <path className={index === 1 ? styles.accent : styles.text} d={`M28 ${y} H${62 + ((index * 13) % 24)}`} />
        {index === 0 && <path className={styles.accent} d={`M15 ${y} l3 3 l5 -6`} />}
      </g>
    ))}
    {/* The timeline. */}
    <path className={styles.strong} d="M124 30 H214" />
    <path className={styles.line} d="M124 76 H376" />
    <path className={styles.span} d="M150 76 H262" />
    {events.map(({ x, kind }) => (
      <g key={x}>
        <circle className={kind === 'now' ? styles.dotNow : styles.dot} cx={x} cy="76" r={kind === 'now' ? 6 : 4} />
        <path className={styles.text} d={`M${x - 8} 94 H${x + 8}`} />
      </g>
    ))}
    {/* The whys, each a step further into the system. */}
    {whys.map(({ y, width }, index) => (
      <g key={y}>
        {index > 0 && <path className={styles.line} d={`M${132 + index * 22} ${y - 23} v23 h12`} />}
        <path className={styles.text} d={`M${index === 0 ? 124 : 150 + index * 22} ${y} h${width}`} />
      </g>
    ))}
    <path className={styles.line} d="M198 209 v23 h12" />
    <rect className={styles.found} x="216" y="220" width="150" height="24" rx="6" />
    <path className={styles.accent} d="M228 232 H336" />
  </svg>
)
