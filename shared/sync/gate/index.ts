export {
  checkState,
  checkUpdate,
  type Inspected,
  inspectUpdate,
  type SchemaRule,
  type UpdateContext,
} from './check-update'
export { fault, type UpdateFault, type UpdateFaultCode } from './faults'
export { gateLimits } from './limits'
export { documentBytes, type Fullness, fullnessOf } from './size'
