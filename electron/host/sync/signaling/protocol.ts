import { z } from 'zod'

const topic = z.string().min(1).max(128)

/** What a page sends to signaling, in y-webrtc's protocol. Published data is encrypted and passes through unread. */
export const signalingMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('subscribe'), topics: z.array(topic).max(16) }),
  z.object({ type: z.literal('unsubscribe'), topics: z.array(topic).max(16) }),
  z.looseObject({ type: z.literal('publish'), topic }),
  z.object({ type: z.literal('ping') }),
  z.object({ type: z.literal('pong') }),
])
export type SignalingMessage = z.infer<typeof signalingMessageSchema>

/** Parses one message; undefined for anything else. */
export const parseSignalingMessage = (text: string): SignalingMessage | undefined => {
  try {
    return signalingMessageSchema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
