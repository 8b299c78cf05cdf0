import type { CSSProperties } from 'react'
import { PARTICIPANT_COLORS } from '../../../shared/protocol/settings'

/** The color that marks a source's rows; it repeats after twelve sources. */
export const sourceColor = (index: number): CSSProperties =>
  ({ '--source-color': `var(--person-${index % PARTICIPANT_COLORS})` }) as CSSProperties
