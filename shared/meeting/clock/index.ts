export { DAY_MS, HOUR_MS, MINUTE_MS } from '../../libs/time'
export { createTimeEstimate, type TimeEstimate } from './estimate'
export { type ClockProbe, makeMonotonic } from './offset'
export { elapsed, pause, resume, type Stopwatch, start } from './stopwatch'
