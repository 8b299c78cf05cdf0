/** Which rows are chosen, and the one at which the keyboard is. */
export type Selection = { focus?: string | undefined; anchor?: string | undefined; chosen: ReadonlySet<string> }

/** The selection of a table that was not touched yet. */
export const nothingChosen: Selection = { chosen: new Set() }

type Ids = readonly string[]

/** Chooses one row. */
export const chooseRow = (id: string): Selection => ({ focus: id, anchor: id, chosen: new Set([id]) })

/** Chooses everything from the anchor to a row. */
export const extendTo = (ids: Ids, { anchor, focus }: Selection, id: string): Selection => {
  const from = ids.indexOf(anchor ?? focus ?? id)
  const to = ids.indexOf(id)
  if (from < 0 || to < 0) return chooseRow(id)
  const chosen = new Set(ids.slice(Math.min(from, to), Math.max(from, to) + 1))
  return { focus: id, anchor: ids[from], chosen }
}

/** Adds a row to what is chosen, or takes it out. */
export const toggleRow = ({ chosen }: Selection, id: string): Selection => {
  const next = new Set(chosen)
  if (!next.delete(id)) next.add(id)
  return { focus: id, anchor: id, chosen: next }
}

/** Chooses every row. */
export const chooseAll = (ids: Ids, { focus }: Selection): Selection => ({
  focus: focus ?? ids[0],
  anchor: ids[0],
  chosen: new Set(ids),
})

/** Moves by a number of rows; past an end it stays there. */
export const moveBy = (ids: Ids, selection: Selection, by: number, isExtending: boolean): Selection => {
  if (ids.length === 0) return nothingChosen
  const now = selection.focus === undefined ? -1 : ids.indexOf(selection.focus)
  const start = now < 0 ? (by > 0 ? -1 : ids.length) : now
  const id = ids[Math.max(0, Math.min(ids.length - 1, start + by))] ?? ''
  return isExtending ? extendTo(ids, selection, id) : chooseRow(id)
}

/** Drops what is not shown any longer; the focus goes to the nearest row that is. */
export const keepShown = (before: Ids, ids: Ids, selection: Selection): Selection => {
  const shown = new Set(ids)
  const chosen = new Set([...selection.chosen].filter((id) => shown.has(id)))
  if (selection.focus === undefined || shown.has(selection.focus)) return { ...selection, chosen }
  const at = Math.max(0, before.indexOf(selection.focus))
  const next = before.slice(at).find((id) => shown.has(id)) ?? ids.at(-1)
  return next === undefined ? nothingChosen : chosen.size > 0 ? { ...selection, focus: next, chosen } : chooseRow(next)
}
