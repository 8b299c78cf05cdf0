import * as Y from 'yjs'

/**
 * Yjs 13.6 fails in the middle of a transaction, which leaves a document half changed, when a client's position arrives
 * twice with two contents: the rest of an item is then to be put behind something collected, which has no last id. It
 * belongs to nothing any more and is collected too, as Yjs does with every item whose neighbor was. The gate cannot see
 * it coming while one of the two is parked; an honest page gets there when its text is collected while it types on.
 */
const integrate = Y.Item.prototype.integrate
Y.Item.prototype.integrate = function (this: Y.Item, transaction, offset) {
  if (offset > 0) {
    const { client, clock } = this.id
    const structs = transaction.doc.store.clients.get(client) ?? []
    if (!(structs[Y.findIndexSS(structs, clock + offset - 1)] instanceof Y.Item)) this.parent = null
  }
  integrate.call(this, transaction, offset)
}
