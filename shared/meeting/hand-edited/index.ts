export { closestTo, suggestion } from './closest'
export { isObject, type JsonText, readJson } from './json'
