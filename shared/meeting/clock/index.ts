export { DAY_MS, HOUR_MS, MINUTE_MS } from '../../libs/time'
export { elapsed, pause, resume, type Stopwatch, start } from './stopwatch'
