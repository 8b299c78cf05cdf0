export { facilitatorChecklist, takeMinutesAdvice, whenTimeIsUp } from './checklist'
export { invitationText } from './invitation'
export { becauseLabels, roleDuties, roleLabels } from './roles'
export { goalSuggestion, groundRules } from './rules'
