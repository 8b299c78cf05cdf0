export { type CalendarEvent, type CalendarOptions, writeCalendar } from './write-calendar'
