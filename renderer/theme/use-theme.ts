import { useEffect } from 'react'
import { useSettings } from '../stores/settings'

const DARK_QUERY = '(prefers-color-scheme: dark)'

/** Applies the person's theme; `system` follows the computer's, including changes. */
export const useTheme = (): void => {
  const { theme } = useSettings()
  useEffect(() => {
    const query = window.matchMedia(DARK_QUERY)
    const apply = (): void => {
      const isDark = theme === 'dark' || (theme === 'system' && query.matches)
      document.documentElement.dataset.theme = isDark ? 'dark' : 'light'
    }
    apply()
    query.addEventListener('change', apply)
    return () => query.removeEventListener('change', apply)
  }, [theme])
}
