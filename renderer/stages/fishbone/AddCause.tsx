import type { Ref } from 'react'
import type { DiagramBone } from '../../../shared/stages/fishbone/diagram'
import { addCause, bones as boneRows } from '../../../shared/stages/fishbone/model'
import { NewRow } from '../../components/NewRow'
import { Select } from '../../components/Select'
import { useEditing } from '../../stores/meeting-context'
import styles from './Fishbone.module.css'
import { getBonePrompt } from './FishboneDiagram'

type Props = {
  bones: readonly DiagramBone[]
  bone: string
  onChooseBone: (bone: string) => void
  ref?: Ref<HTMLInputElement>
}

const another = '+'

/** Adds a cause to a chosen bone, or a new category besides the standard four. */
export const AddCause = ({ bones, bone, onChooseBone, ref }: Props) => {
  const { doc, author } = useEditing()
  const chosen = bones.find((one) => one.id === bone) ?? bones[0]
  const isNew = bone === another
  const options = [
    ...bones.map(({ id, title }) => ({ value: id, label: title || 'Unnamed category' })),
    { value: another, label: 'New category…' },
  ]
  return (
    <div className={styles.add}>
      <div className={styles.addBone}>
        <Select
          label="Category"
          isLabelHidden
          look="inline"
          value={isNew ? another : (chosen?.id ?? '')}
          options={options}
          onChange={onChooseBone}
        />
      </div>
      <div className={styles.addText}>
        {isNew ? (
          <NewRow
            ref={ref}
            draftKey="fishbone.bone"
            isSingle
            label="New category"
            placeholder="Name of the category"
            button="Add category"
            onAdd={(text) => onChooseBone(boneRows.add(doc, author, { text }))}
          />
        ) : (
          <NewRow
            ref={ref}
            draftKey="fishbone"
            label={`New cause under ${chosen?.title ?? ''}`}
            placeholder={chosen ? getBonePrompt(chosen) : ''}
            button="Add cause"
            onAdd={(text) => chosen && addCause(doc, author, chosen.id, text)}
          />
        )}
      </div>
    </div>
  )
}
