export { compareMerge } from './compare'
export { type MergeStep, planMerge } from './step'
