import { useMemo, useRef, useState } from 'react'
import { fishboneStage } from '../../../shared/stages/fishbone'
import { diagram } from '../../../shared/stages/fishbone/diagram'
import { bones as boneRows, causes, causeVotes } from '../../../shared/stages/fishbone/model'
import { StageEditing } from '../../components/StageEditing'
import { Trash } from '../../components/Trash'
import { useEditing, useFactors, useMeeting, useStageData } from '../../stores/meeting-context'
import { useBallot } from '../../stores/use-ballot'
import type { StageViewProps } from '..'
import { AddCause } from './AddCause'
import { CauseTray } from './CauseTray'
import styles from './Fishbone.module.css'
import { FishboneDiagram } from './FishboneDiagram'
import { HiddenCauses } from './HiddenCauses'
import { Ranking } from './Ranking'

const trashCollections = [causes, boneRows]

export const FishboneStage = ({ mode }: StageViewProps) => (
  <StageEditing mode={mode}>
    <Fishbone isDrawingOnly={mode === 'report'} hasVotes={mode !== 'review'} />
  </StageEditing>
)

/** `isDrawingOnly`: for a report, which lists the causes separately. `hasVotes`: whether people meet to vote. */
const Fishbone = ({ isDrawingOnly, hasVotes }: { isDrawingOnly: boolean; hasVotes: boolean }) => {
  const { isReadOnly } = useEditing()
  const data = useStageData(fishboneStage)
  const factors = useFactors()
  const title = useMeeting((snapshot) => snapshot.record.title)
  const found = useMemo(() => factors.filter((factor) => factor.stage !== fishboneStage.id), [factors])
  const all = useMemo(() => diagram(data, found), [data, found])
  const bones = useMemo(() => all.filter((one) => !one.isTray), [all])
  const [bone, setBone] = useState('people')
  const input = useRef<HTMLInputElement>(null)
  const ballot = useBallot(causeVotes, data.ballot)
  const addTo = (id: string): void => {
    setBone(id)
    input.current?.focus()
  }
  if (isDrawingOnly) return <FishboneDiagram bones={bones} effect={title} onAddTo={addTo} />
  return (
    <div className={styles.fishbone}>
      <FishboneDiagram bones={bones} effect={title} onAddTo={addTo} />
      {!isReadOnly && <AddCause bones={bones} bone={bone} onChooseBone={setBone} ref={input} />}
      <CauseTray bones={all} onEmptied={() => input.current?.focus()} />
      <Ranking bones={all} ballot={ballot} hasVotes={hasVotes} />
      <HiddenCauses placements={data.placements} factors={found} />
      <Trash collections={trashCollections} />
    </div>
  )
}
