import { z } from 'zod'

/** A moment in epoch milliseconds, years 1 to 9999: what a date can show without failing. */
export const instant = z.number().min(-62_135_596_800_000).max(253_402_300_799_999)
