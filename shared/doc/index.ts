export type { Author, Millis } from './author'
export {
  type Collection,
  compareText,
  defineCollection,
  type Migration,
  type NewValues,
  type Row,
  type RowBase,
} from './collection'
export { defineFields, type Fields } from './fields'
export { instant } from './instant'
export { compareText } from './order'
export { ADDITION, LOCAL } from './origins'
export type { DataOf, Part, Parts, Reading, Refused, ValueOf } from './part'
export type { Migration, NewValues, Row, RowBase } from './record'
export { defineRegister, type Register } from './register'
export { setText, textAt } from './text'
