/** A text of a drawing, and what leads to it or follows from it. */
export type DrawnNode = {
  text: string
  /** Said below the text, fainter: its votes, its evidence. */
  note?: string
  isStrong?: boolean
  children: DrawnNode[]
}

/** A drawing: what is connected with what, for diagrams as code, and how a person would draw it. */
export type Drawing = {
  title: string
  root: DrawnNode
  /** Where its arrows lead: causes lead to the root, questions lead away from it. */
  arrowsTo: 'root' | 'leaves'
  /** Called only by formats that draw. */
  draw: () => Picture
}

/**
 * Straight lines and horizontal texts, px. At the heights of `breaks`, in order, it can be continued on another page:
 * only vertical lines cross them.
 */
export type Picture = {
  width: number
  height: number
  lines: PictureLine[]
  texts: PictureText[]
  breaks?: readonly number[]
}

export type PictureLine = {
  x0: number
  y0: number
  x1: number
  y1: number
  look: 'strong' | 'normal' | 'faint'
  hasArrow?: boolean
}

export type PictureText = {
  /** Of its box, at the left and above its first line. */
  x: number
  y: number
  width: number
  /** Height of a line. */
  line: number
  size: number
  lines: string[]
  isStrong?: boolean
  isFaint?: boolean
  /** Where in its box it is; without it, where its lines start. */
  side?: 'left' | 'right'
  /** A number in a circle, at the left of its box. */
  count?: number
}
