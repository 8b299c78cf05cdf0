/** The value of `format` at the start of every file. */
export const fileFormat = 'debrief-meeting'
