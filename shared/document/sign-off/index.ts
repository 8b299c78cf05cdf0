export { contentVersion, withoutReview } from './content-version'
export { type StoredSignOffs, signOffs } from './model'
export { type Signer, type SignOff, signOff, signOffsOf, withdrawSignOff } from './sign-off'
