import { StageEditing } from '../../components/StageEditing'
import type { StageViewProps } from '..'
import { EarlierIncidents } from './EarlierIncidents'
import { Goal } from './Goal'
import { GroundRules } from './GroundRules'
import styles from './Opening.module.css'
import { Pulse } from './Pulse'
import { Roles } from './Roles'

export const OpeningStage = ({ mode }: StageViewProps) => (
  <StageEditing mode={mode}>
    <div className={styles.opening}>
      <GroundRules />
      {mode !== 'prepare' && mode !== 'report' && <Pulse />}
      <Goal />
      <Roles />
      {mode !== 'report' && <EarlierIncidents />}
    </div>
  </StageEditing>
)
