import { z } from 'zod'

// Imported before any schema is made: the page's content security policy reports code that is made from text.
z.config({ jitless: true })
