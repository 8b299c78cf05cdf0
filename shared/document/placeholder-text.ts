/** Words that a template puts in brackets, to be replaced: `[Number of users]`, `[Date]`, `<your team>`. */
const asked =
  '(?:insert|add|enter|fill in|describe|description|your|names?|dates?|times?|start time|end time|number|estimated|title|incident|identifier|responsible|owner|team|link|service|summary|what|the contributing|technical)'

const placeholders: readonly RegExp[] = [
  // Not `[link](https://…)`.
  new RegExp(`\\[${asked}\\b[^\\]\\[\\n]{0,120}\\](?!\\()`, 'i'),
  /<(?:insert|your|name|date|team)\b[^<>\n]{0,60}>/i,
  /\[X\](?= ?(?:min|hour|h\b|day|%))/,
  /\{\{[^{}\n]{1,80}\}\}/,
  /\bTB[AD]\b/,
  /\bTODO:|^\s{0,20}TODO\b/,
  /\b(?:XX|xx|HH|hh):(?:XX|xx|MM|mm)\b/,
  /\?{3,9}/,
  /\blorem ipsum\b/i,
]

/** What is left in a text of a template or a reminder to fill it in; undefined if there is nothing. */
export const findPlaceholder = (text: string): string | undefined => {
  for (const pattern of placeholders) {
    const found = pattern.exec(text)?.[0].trim()
    if (found) return found
  }
  return undefined
}
