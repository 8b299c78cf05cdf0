import { StageEditing } from '../../components/StageEditing'
import type { StageViewProps } from '..'
import { Goal } from './Goal'
import { GroundRules } from './GroundRules'
import styles from './Opening.module.css'
import { Roles } from './Roles'

export const OpeningStage = ({ mode }: StageViewProps) => (
  <StageEditing mode={mode}>
    <div className={styles.opening}>
      <GroundRules />
      <Goal />
      <Roles />
    </div>
  </StageEditing>
)
