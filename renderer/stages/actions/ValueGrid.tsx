import { valueGrid } from '../../../shared/stages/actions/advice'
import { type Action, efforts } from '../../../shared/stages/actions/model'
import { effortSentences, prioritySentences } from '../../../shared/stages/actions/texts'
import { focusRow } from '../../components/focus'
import { usePresented } from '../../components/presented'
import styles from './ValueGrid.module.css'

/** A cell shows at most so many actions, and the number of the others. */
const MAX_IN_CELL = 6

/** What the open actions are worth against what they take: a small table, without anybody's name. */
export const ValueGrid = ({ actions }: { actions: readonly Action[] }) => {
  const grid = valueGrid(actions)
  if (!grid) return null
  return (
    <table className={styles.grid}>
      <caption>Value against effort</caption>
      <thead>
        <tr>
          <td />
          {efforts.map((effort) => (
            <th key={effort} scope="col">
              {effortSentences[effort]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {grid.map(({ priority, cells }) => (
          <tr key={priority}>
            <th scope="row">{prioritySentences[priority]}</th>
            {cells.map((cell, index) => (
              <td key={efforts[index]}>
                <Cell actions={cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const Cell = ({ actions }: { actions: readonly Action[] }) => {
  const isPresented = usePresented()
  if (actions.length === 0) return null
  const more = actions.length - MAX_IN_CELL
  return (
    <ul>
      {actions.slice(0, MAX_IN_CELL).map(({ id, text }) => {
        const name = text.trim() || 'Untitled action'
        return (
          <li key={id} dir="auto">
            {isPresented ? (
              name
            ) : (
              <button type="button" title={name} onClick={() => focusRow(id)}>
                {name}
              </button>
            )}
          </li>
        )
      })}
      {more > 0 && <li className={styles.more}>{`and ${more} more`}</li>}
    </ul>
  )
}
