export { createTwinFinder, type TwinFinder } from './find'
export { settleTwins } from './settle'
