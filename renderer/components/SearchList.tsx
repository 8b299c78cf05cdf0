import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { isComposing } from '../commands/keys'
import styles from './SearchList.module.css'

type Props<Option> = {
  /** The accessible name of the field. */
  label: string
  placeholder: string
  query: string
  onQuery: (query: string) => void
  maxLength?: number
  /** The accessible name of the list. */
  listLabel: string
  options: readonly Option[]
  onChoose: (option: Option) => void
  /** Called on Enter in place of `onChoose`, if the options may not match the query yet. */
  onEnter?: (option: Option | undefined, index: number) => void
  /** Between the field and the list. */
  heading?: ReactNode
  listClassName?: string | undefined
  optionClassName?: string | undefined
  children: (option: Option) => ReactNode
}

/** A field above a list of results: the arrow keys move through them, and Enter chooses one. */
export const SearchList = <Option extends { id: string }>(props: Props<Option>) => {
  const { label, placeholder, query, onQuery, maxLength, listLabel, options, onChoose, heading, children } = props
  const { onEnter, listClassName = '', optionClassName = '' } = props
  const [current, setCurrent] = useState(0)
  const at = Math.min(current, options.length - 1)
  const id = useId()
  const currentOption = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (at >= 0) currentOption.current?.scrollIntoView?.({ block: 'nearest' })
  }, [at])

  const choose = (option: Option | undefined): void => {
    if (!option) return
    setCurrent(0)
    onChoose(option)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event)) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) setCurrent((at + step + options.length) % Math.max(1, options.length))
    else if (event.key === 'Enter') onEnter ? onEnter(options[at], at) : choose(options[at])
    else return
    event.preventDefault()
  }
  return (
    <>
      <input
        // biome-ignore lint/a11y/noAutofocus: the dialog was opened to use this field
        autoFocus
        className={styles.field}
        role="combobox"
        aria-label={label}
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={options[at] ? `${id}-${at}` : undefined}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        maxLength={maxLength}
        value={query}
        onChange={({ target }) => {
          onQuery(target.value)
          setCurrent(0)
        }}
        onKeyDown={onKeyDown}
      />
      {heading}
      <div className={styles.results}>
        <div id={`${id}-list`} role="listbox" aria-label={listLabel} className={`${styles.list} ${listClassName}`}>
          {options.map((option, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the combobox's
            <div
              key={option.id}
              id={`${id}-${index}`}
              ref={index === at ? currentOption : undefined}
              role="option"
              aria-selected={index === at}
              tabIndex={-1}
              className={`${styles.option} ${optionClassName}`}
              onPointerMove={() => setCurrent(index)}
              onClick={() => choose(option)}
            >
              {children(option)}
            </div>
          ))}
        </div>
        {options.length === 0 && <p className={styles.none}>No results for “{query.trim()}”.</p>}
      </div>
    </>
  )
}
