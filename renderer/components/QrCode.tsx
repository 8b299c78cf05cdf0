import { create } from 'qrcode'
import styles from './QrCode.module.css'

/** The width of the light margin around the code; without it, phones don't recognize the code. */
const QUIET_ZONE_MODULES = 4

/** A QR code of a text; always dark on light, which phones read most reliably. */
export const QrCode = ({ text, label }: { text: string; label: string }) => {
  const { modules } = create(text, { errorCorrectionLevel: 'L' })
  const side = modules.size + 2 * QUIET_ZONE_MODULES
  let path = ''
  for (let y = 0; y < modules.size; y++)
    for (let x = 0; x < modules.size; x++)
      if (modules.get(y, x)) path += `M${x + QUIET_ZONE_MODULES} ${y + QUIET_ZONE_MODULES}h1v1h-1z`
  return (
    <svg
      role="img"
      aria-label={label}
      className={styles.code}
      viewBox={`0 0 ${side} ${side}`}
      shapeRendering="crispEdges"
    >
      <rect width={side} height={side} className={styles.light} />
      <path d={path} className={styles.dark} />
    </svg>
  )
}
