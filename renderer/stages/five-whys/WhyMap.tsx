import { type KeyboardEvent, useMemo, useRef } from 'react'
import { flatten, type WhyNode } from '../../../shared/stages/five-whys/model'
import { EMPTY_ANSWER, markLabels } from '../../../shared/stages/five-whys/texts'
import { isComposing } from '../../commands/keys'
import { usePresented } from '../../components/presented'
import { useWidth } from '../../components/use-width'
import styles from './WhyMap.module.css'

type Props = {
  tree: readonly WhyNode[]
  path: readonly WhyNode[]
  current: string | undefined
  onChoose: (answer: string) => void
}

/** Height of a row of the map and width of a step to the right, px at normal text size. */
const LINE_PX = 28
const MAX_STEP_PX = 16
/** The deepest answers keep this share of the width for their text. */
const TEXT_SHARE = 0.45

/** The whole tree at a glance, with the open path in the accent color. */
export const WhyMap = ({ tree, path, current, onChoose }: Props) => {
  const isPresented = usePresented()
  const container = useRef<HTMLDivElement>(null)
  const { width, unit } = useWidth(container, 248)
  const nodes = useMemo(() => {
    const all = flatten(tree)
    return isPresented ? all.filter(({ answer }) => answer.text.trim()) : all
  }, [tree, isPresented])
  const deepest = nodes.reduce((most, node) => Math.max(most, node.depth), 1)
  const step = Math.min(MAX_STEP_PX * unit, (width * (1 - TEXT_SHARE)) / deepest)
  const onPath = new Set(path.map((node) => node.answer.id))
  const chosen = nodes.find((node) => node.answer.id === current) ?? path.at(-1)
  const getLook = ({ answer, depth }: WhyNode) => ({
    'data-on-path': onPath.has(answer.id) || undefined,
    style: { paddingInlineStart: depth * step + 4 },
  })
  // A single chain is already next to it, and in Present there is nothing to choose.
  const isRepetition = isPresented && nodes.length === path.filter(({ answer }) => answer.text.trim()).length
  if (nodes.length === 0 || isRepetition) return <div ref={container} className={styles.map} />

  return (
    <div ref={container} className={styles.map}>
      <div className={styles.drawing}>
        <MapLines nodes={nodes} onPath={onPath} step={step} row={LINE_PX * unit} width={width} />
        {isPresented ? (
          <ul aria-label="All answers">
            {nodes.map((node) => (
              <li key={node.answer.id} className={styles.node} {...getLook(node)}>
                <NodeText node={node} />
              </li>
            ))}
          </ul>
        ) : (
          <div
            role="tree"
            aria-label="All answers"
            onKeyDown={(event) => moveSelection(event, nodes, chosen, onChoose)}
          >
            {nodes.map((node) => (
              <div
                key={node.answer.id}
                role="treeitem"
                aria-level={node.depth}
                aria-selected={node === chosen}
                tabIndex={node === chosen ? 0 : -1}
                data-id={node.answer.id}
                className={styles.node}
                title={node.answer.text}
                onClick={() => onChoose(node.answer.id)}
                onKeyDown={undefined}
                {...getLook(node)}
              >
                <NodeText node={node} />
              </div>
            ))}
          </div>
        )}
      </div>
    </div>
  )
}

const NodeText = ({ node: { answer } }: { node: WhyNode }) => (
  <>
    <span className={styles.text}>{answer.text.trim() || EMPTY_ANSWER}</span>
    {answer.mark !== 'none' && (
      <span className={styles.mark} data-mark={answer.mark}>
        <span className="visually-hidden">{markLabels[answer.mark]}</span>
      </span>
    )}
  </>
)

/** Up and Down move through the visible answers, Left to the parent, Right to the first child. */
const moveSelection = (
  event: KeyboardEvent,
  nodes: readonly WhyNode[],
  from: WhyNode | undefined,
  onChoose: (id: string) => void,
): void => {
  if (isComposing(event)) return
  const at = from ? nodes.indexOf(from) : -1
  const to = {
    ArrowDown: nodes[at + 1],
    ArrowUp: nodes[at - 1],
    ArrowRight: from?.children[0],
    ArrowLeft: nodes.find((node) => node.answer.id === from?.answer.parent),
    Home: nodes[0],
    End: nodes.at(-1),
  }[event.key]
  if (!to) return
  event.preventDefault()
  onChoose(to.answer.id)
  event.currentTarget.querySelector<HTMLElement>(`[data-id="${to.answer.id}"]`)?.focus()
}

type MapLinesProps = {
  nodes: readonly WhyNode[]
  onPath: ReadonlySet<string>
  step: number
  row: number
  width: number
}

/** An elbow line from each answer to what it explains; the open path is drawn last, on top. */
const MapLines = ({ nodes, onPath, step, row, width }: MapLinesProps) => {
  const places = new Map(
    nodes.map((node, index) => [node.answer.id, { x: node.depth * step - step / 2, y: (index + 0.5) * row }]),
  )
  const elbow = (node: WhyNode): string => {
    const to = places.get(node.answer.id) ?? { x: 0, y: 0 }
    const parent = node.depth > 1 && node.answer.parent ? places.get(node.answer.parent) : undefined
    const start = parent ?? { x: to.x, y: -row * 0.2 }
    const from = { x: to.x, y: parent ? start.y + row * 0.3 : start.y }
    const bend = Math.min(5, step / 2)
    return `M${from.x} ${from.y} V${to.y - bend} q0 ${bend} ${bend} ${bend} H${to.x + step / 2}`
  }
  const drawn = [...nodes].sort((a, b) => Number(onPath.has(a.answer.id)) - Number(onPath.has(b.answer.id)))
  return (
    <svg className={styles.lines} width={width} height={nodes.length * row} aria-hidden focusable="false">
      {drawn.map((node) => (
        <path key={node.answer.id} d={elbow(node)} data-on-path={onPath.has(node.answer.id) || undefined} />
      ))}
    </svg>
  )
}
