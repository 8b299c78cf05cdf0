export {
  checkState,
  checkUpdate,
  type HeadRule,
  type Inspected,
  inspectUpdate,
  type UpdateContext,
} from './check-update'
export { countItems } from './cost'
export { fault, type UpdateFault, type UpdateFaultCode } from './faults'
export { boundedDoc, getConflictCount } from './harden-yjs'
export { updateLimits } from './limits'
export { HAS_ORIGIN } from './read-update'
export { docWithRetiredRoots, mentionsRetiredRoot, retireRoot } from './retired-roots'
export { documentBytes, getSizeStatus, type SizeStatus } from './size'
