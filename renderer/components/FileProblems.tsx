import { useState } from 'react'
import { Button } from './Button'
import styles from './FileProblems.module.css'

const MAX_SHOWN_PROBLEMS = 5

/** What could not be used of a file that people edit by hand, and what to do; nothing without problems. */
export const FileProblems = ({ messages }: { messages: readonly string[] }) => {
  const [isAll, setIsAll] = useState(false)
  const all = [...new Set(messages)]
  if (all.length === 0) return null
  const shown = isAll ? all : all.slice(0, MAX_SHOWN_PROBLEMS)
  return (
    <div className={styles.problems}>
      <ul aria-label="Problems in the file">
        {shown.map((message) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
      {all.length > shown.length && (
        <Button size="small" onClick={() => setIsAll(true)}>
          Show all {all.length} problems
        </Button>
      )}
    </div>
  )
}
