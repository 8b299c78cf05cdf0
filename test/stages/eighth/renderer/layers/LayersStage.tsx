import { NewRow } from '../../../../../renderer/components/NewRow'
import { SharedText } from '../../../../../renderer/components/SharedText'
import type { StageViewProps } from '../../../../../renderer/stages'
import { useEditing, useStageData } from '../../../../../renderer/stores/meeting-context'
import { layers, layersStage } from '../../shared/layers'

export const LayersStage = ({ mode }: StageViewProps) => {
  const { doc, author } = useEditing()
  const rows = useStageData(layersStage).layers
  return (
    <div data-mode={mode}>
      <ol>
        {rows.map((row) => (
          <li key={row.id}>
            <SharedText text={layers.text(doc, row.id, 'text')} value={row.text} label="Layer" />
          </li>
        ))}
      </ol>
      <NewRow
        draftKey="layers"
        label="New layer"
        placeholder="What might have caught it?"
        button="Add layer"
        onAdd={(text) => layers.add(doc, author, { text })}
      />
    </div>
  )
}
