/** Due within so many days counts as this week. */
export const WEEK_DAYS = 7
