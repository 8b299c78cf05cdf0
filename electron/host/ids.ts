import { randomBytes } from 'node:crypto'

/** An id that no two machines make: 96 random bits. */
export const newId = (): string => randomBytes(12).toString('base64url')
