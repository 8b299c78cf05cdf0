import type { ActionFinding } from './types'

export const checkAction = (_text: string): ActionFinding[] => []
