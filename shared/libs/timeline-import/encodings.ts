declare const TextDecoder: new (
  label: string,
  options?: { fatal?: boolean },
) => { decode: (bytes: Uint8Array, options?: { stream?: boolean }) => string }

/** Text in Windows-1252, which Latin-1 is a part of. */
export const decodeWestern = (bytes: Uint8Array): string =>
  // Node takes a whole text for Latin-1, without its quotation marks and dashes; a piece of one it decodes right.
  new TextDecoder('windows-1252').decode(bytes, { stream: true })

/** Encodings of Japanese and Chinese text before UTF-8, which spreadsheets still write. */
const encodings = ['shift_jis', 'gb18030', 'big5', 'euc-jp']

/** Characters that any Japanese or Chinese text has many of; decoded from another encoding, they are rare. */
const common =
  /[\u3001\u3002\u3041-\u3093\u30A2-\u30F3\u30FC\uFF0C\uFF1A的一是不了在有人我他这中大来上国个到说们时为生事件間时時日月分務業処理確認障害発復旧発生内容担当告警恢复服务處理間監控故障问题問題系統系统用户網路资料數據据负责任務負責人备註描述完成更新操作通知部署]/g
const unspaced = /[\u3000-\u30FF\u3400-\u9FFF\uFF00-\uFFEF]/g

const decodeStrictly = (bytes: Uint8Array, encoding: string): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** The share of common characters among those of a script without spaces, if nearly all that is not ASCII is of one. */
const plausibility = (text: string): number => {
  const count = text.match(unspaced)?.length ?? 0
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII begins with them.
  const others = text.match(/[^\x00-\x7F]/g)?.length ?? 0
  return count < 4 || count < others * 0.95 ? 0 : (text.match(common)?.length ?? 0) / count
}

/** Text in an old encoding of Japanese or Chinese; undefined if it is rather in a Western one. */
export const decodeEastAsian = (bytes: Uint8Array): string | undefined => {
  const head = bytes.subarray(0, 20_000)
  let best: { encoding: string; score: number } | undefined
  for (const encoding of encodings) {
    // The head may end within a character, which would be an error.
    const text = decodeStrictly(head, encoding) ?? decodeStrictly(head.subarray(0, -1), encoding)
    const score = text === undefined ? 0 : plausibility(text)
    if (score > (best?.score ?? 0.15)) best = { encoding, score }
  }
  return best && decodeStrictly(bytes, best.encoding)
}
