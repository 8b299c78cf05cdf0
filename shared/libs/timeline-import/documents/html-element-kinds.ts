/** Elements that end the paragraph before and after them. */
export const blocks = new Set(
  'address article aside body blockquote caption center dd details dialog div dl dt fieldset figcaption figure form header hgroup hr html legend li main menu ol optgroup option p pre search section summary table tbody td tfoot th thead tr ul ac:rich-text-body ac:layout ac:layout-section ac:layout-cell ac:task-list ac:task ac:task-body'.split(
    ' ',
  ),
)

/** Elements that end an element of the same group that is still open, up to the boundary around it. */
export const impliedEnds = new Map<string, { ends: string[]; boundary: string[] }>(
  Object.entries({
    li: { ends: ['li'], boundary: ['ul', 'ol', 'menu', 'table'] },
    dt: { ends: ['dt', 'dd'], boundary: ['dl', 'table'] },
    dd: { ends: ['dt', 'dd'], boundary: ['dl', 'table'] },
    tr: { ends: ['tr', 'td', 'th'], boundary: ['table'] },
    td: { ends: ['td', 'th'], boundary: ['table', 'tr'] },
    th: { ends: ['td', 'th'], boundary: ['table', 'tr'] },
    p: { ends: ['p'], boundary: ['li', 'td', 'th', 'blockquote', 'div', 'table'] },
  }),
)

/** Elements that end the lists above them. */
export const paragraphs = new Set('p div table h1 h2 h3 h4 h5 h6'.split(' '))

/** Elements inside one of these cannot be closed by an end tag outside it. */
export const boundaries = new Set(['table', 'td', 'th'])
/** Elements whose end tags may be far away. */
export const tableParts = new Set(['table', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th'])
