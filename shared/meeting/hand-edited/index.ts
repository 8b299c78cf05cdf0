export { closestTo, suggestion } from './closest'
export { isObject, type JsonText, readJson } from './json'
export { showJson, unknownNames } from './names'
export { toFileProblems } from './problems'
