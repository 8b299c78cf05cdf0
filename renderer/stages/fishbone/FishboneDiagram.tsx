import { Plus } from 'lucide-react'
import { memo, useMemo, useRef } from 'react'
import { textAt } from '../../../shared/crdt'
import type { DiagramBone, DiagramCause } from '../../../shared/stages/fishbone/diagram'
import { type Box, type DrawnText, drawFishbone, type FishboneLayout } from '../../../shared/stages/fishbone/layout'
import { bones as boneRows, standardBones } from '../../../shared/stages/fishbone/model'
import {
  bonePrompts,
  effectLabel,
  ownBonePrompt,
  unnamedBoneLabel,
  votesText,
} from '../../../shared/stages/fishbone/texts'
import { Button } from '../../components/Button'
import { SharedText } from '../../components/SharedText'
import { sameFields } from '../../components/same-fields'
import { useRowNavigation } from '../../components/use-row-navigation'
import { useWidth } from '../../components/use-width'
import { useEditing } from '../../stores/meeting-context'
import styles from './FishboneDiagram.module.css'

type Props = { bones: readonly DiagramBone[]; effect: string; onAddTo: (bone: string) => void }

export const getBonePrompt = (bone: DiagramBone): string => {
  const own = standardBones.find((id) => id === bone.id)
  return own ? bonePrompts[own] : ownBonePrompt
}

const placed = ({ x, y, width, height }: Box) => ({ left: x, top: y, width, height })

/** The editable fishbone: lines are drawn in SVG, with the texts placed over them. */
export const FishboneDiagram = ({ bones, effect, onAddTo }: Props) => {
  const { isReadOnly } = useEditing()
  const container = useRef<HTMLDivElement>(null)
  const { width, unit } = useWidth(container)
  const plan = useMemo(
    () =>
      drawFishbone(
        bones.map((bone) => ({ ...bone, prompt: getBonePrompt(bone) })),
        width,
        { unit, showsPrompts: !isReadOnly },
      ),
    [bones, width, unit, isReadOnly],
  )
  const keys = useRowNavigation({ list: container })
  return (
    <div ref={container} {...keys} className={styles.holder} data-wide={plan.width > width || undefined}>
      <div
        className={styles.drawing}
        style={{ width: plan.width, height: plan.height }}
        data-small={plan.isSmall || undefined}
      >
        <DiagramLines plan={plan} />
        <p className={styles.head} data-above={plan.isHeadAbove || undefined} style={placed(plan.head)} title={effect}>
          <span dir="auto">{effect.trim() || effectLabel}</span>
        </p>
        {plan.bones.map((drawn) => {
          const bone = bones.find((one) => one.id === drawn.id)
          if (!bone) return null
          return (
            <div key={bone.id}>
              <div className={styles.label} data-up={drawn.isUp || undefined} style={placed(drawn.label)}>
                <BoneTitle bone={bone} />
                {!isReadOnly && (
                  <Button
                    look="quiet"
                    size="small"
                    icon={<Plus />}
                    label={`Add a cause to ${bone.title}`}
                    onClick={() => onAddTo(bone.id)}
                  />
                )}
              </div>
              {drawn.prompt && !isReadOnly && (
                <p className={styles.prompt} style={placed(drawn.prompt)}>
                  {getBonePrompt(bone)}
                </p>
              )}
              <ul aria-label={bone.title || unnamedBoneLabel}>
                {drawn.causes.map((box) => {
                  const cause = bone.causes.find((one) => one.id === box.id)
                  return cause && <CauseText key={cause.id} cause={cause} box={box} />
                })}
              </ul>
            </div>
          )
        })}
      </div>
    </div>
  )
}

const BoneTitle = ({ bone }: { bone: DiagramBone }) => {
  const { doc, isReadOnly } = useEditing()
  if (!bone.isOwn || isReadOnly) return <h3 className={styles.title}>{bone.title || unnamedBoneLabel}</h3>
  return (
    <div className={styles.title}>
      <SharedText text={boneRows.text(doc, bone.id, 'text')} value={bone.title} label="Category name" />
    </div>
  )
}

const CauseText = memo(({ cause, box }: { cause: DiagramCause; box: DrawnText }) => {
  const { doc } = useEditing()
  return (
    <li
      className={styles.cause}
      data-row={cause.id}
      tabIndex={-1}
      style={{ ...placed(box), ['--lines' as string]: box.lines }}
      data-root={cause.isRootCause || undefined}
      title={cause.text}
    >
      {cause.votes > 0 && (
        <span className={styles.votes} title={votesText(cause.votes)}>
          {cause.votes}
        </span>
      )}
      <SharedText text={textAt(doc, cause.ref)} value={cause.text} label={cause.isRootCause ? 'Root cause' : 'Cause'} />
    </li>
  )
}, sameFields)

const DiagramLines = ({ plan }: { plan: FishboneLayout }) => (
  <svg className={styles.lines} width={plan.width} height={plan.height} aria-hidden focusable="false">
    {plan.spines.map((line, index) => (
      <g key={line.y0}>
        <line {...ends(line)} className={styles.spine} />
        {index === 0 && <path className={styles.arrow} d={`M${line.x1} ${line.y1} l-9 -5 v10 Z`} />}
      </g>
    ))}
    {plan.bones.map((bone) => (
      <g key={bone.id}>
        <line {...ends(bone.line)} className={styles.bone} />
        {bone.causes.map((cause) => (
          <line key={cause.id} {...ends(cause.line)} className={styles.twig} />
        ))}
      </g>
    ))}
  </svg>
)

const ends = ({ x0, y0, x1, y1 }: FishboneLayout['spines'][number]) => ({ x1: x0, y1: y0, x2: x1, y2: y1 })
