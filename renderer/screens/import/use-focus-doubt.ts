import { useCallback } from 'react'
import type { PreviewRow } from '../../import/preview-rows'
import { usePreviewActions } from './preview-context'

/** Ids of what holds the field or button that settles a doubt. */
export const doubtTargets = { zone: 'import-zone', date: 'import-date', take: 'import-take' } as const

/** Goes to where a row's doubt can be settled: its zone, its date, or whether it is added. */
export const useFocusDoubt = (): ((row: PreviewRow) => void) => {
  const { showPane } = usePreviewActions()
  return useCallback(
    ({ doubt }) => {
      showPane('row')
      const target =
        doubt === 'zone guessed'
          ? doubtTargets.zone
          : doubt === 'date guessed' || doubt === 'no time'
            ? doubtTargets.date
            : doubtTargets.take
      // The field is there once the row is chosen.
      requestAnimationFrame(() => {
        const field = document.querySelector<HTMLElement>(`#${target} :is(input, button)`)
        field?.focus()
        // What was assumed is there to be replaced.
        if (field instanceof HTMLInputElement) field.select()
      })
    },
    [showPane],
  )
}
