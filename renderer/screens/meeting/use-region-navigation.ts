import type { RefObject } from 'react'
import type { Command } from '../../commands/registry'

const inRegion =
  'button:not(:disabled), input:not(:disabled), textarea, [role="textbox"], a[href], [tabindex="0"], h2[tabindex]'

/** Moves the focus from one region of the screen to the next. */
export const useRegionNavigation = (screen: RefObject<HTMLElement | null>): Command[] => {
  const step = (by: 1 | -1): void => {
    const regions = [...(screen.current?.querySelectorAll<HTMLElement>('section[aria-label]') ?? [])].filter(
      (region) => region.parentElement?.closest('section[aria-label]') === null,
    )
    const at = regions.findIndex((region) => region.contains(document.activeElement))
    const next = regions[(at + by + regions.length) % regions.length]
    const first =
      next?.querySelector<HTMLElement>('[aria-current="step"]') ?? next?.querySelector<HTMLElement>(inRegion)
    first?.focus()
  }
  return [
    {
      id: 'next part',
      label: 'Next part of the page',
      group: 'This page',
      keys: 'F6',
      isKeyOnly: true,
      run: () => step(1),
    },
    {
      id: 'previous part',
      label: 'Previous part of the page',
      group: 'This page',
      keys: 'Shift+F6',
      isKeyOnly: true,
      run: () => step(-1),
    },
  ]
}
