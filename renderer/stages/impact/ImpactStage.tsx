import { impactStage } from '../../../shared/stages/impact'
import { impact, measures } from '../../../shared/stages/impact/model'
import { FieldDraft } from '../../components/drafts/FieldDraft'
import { SharedText } from '../../components/SharedText'
import { StageEditing } from '../../components/StageEditing'
import { Trash } from '../../components/Trash'
import { useEditing, useStageData } from '../../stores/meeting-context'
import { useFieldPrompt } from '../../stores/use-prompts'
import type { StageViewProps } from '..'
import styles from './Impact.module.css'
import { IncidentTimes } from './IncidentTimes'
import { Measures, measureName } from './Measures'
import { Severity } from './Severity'

const trashCollections = [measures]

export const ImpactStage = ({ mode }: StageViewProps) => (
  <StageEditing mode={mode}>
    <Impact />
  </StageEditing>
)

const Impact = () => {
  const data = useStageData(impactStage)
  return (
    <div className={styles.impact}>
      <Severity />
      <WhatUsersFelt value={data.impact.felt} />
      <IncidentTimes />
      <Measures all={data.measures} />
      <Trash collections={trashCollections} getName={measureName} />
    </div>
  )
}

const WhatUsersFelt = ({ value }: { value: string }) => {
  const { doc, isReadOnly } = useEditing()
  const prompt = useFieldPrompt('effects', 'In their words: what did they try to do, and what happened?')
  if (isReadOnly && !value.trim()) return null
  return (
    <section className={styles.felt} aria-labelledby="impact-felt">
      <h3 id="impact-felt" className={styles.heading}>
        What users felt
      </h3>
      <SharedText
        text={impact.text(doc, 'felt')}
        value={value}
        label="What users felt"
        placeholder={prompt}
        size="m"
        isMultiline
      />
      <FieldDraft draft="effects" />
    </section>
  )
}
