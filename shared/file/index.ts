export { computeChecksum, computeMeetingChecksum, type Digest, plainSha256, type Sha256 } from './checksum'
export { describeFileProblem } from './describe-problem'
export { encodeFile, encodePieces, type MeetingContent, type MeetingFile } from './encode'
export { fileExtension, fileNameFor, isOwnFileName, shortId } from './file-name'
export { fileFormat } from './format'
export { type FileMigration, fileVersion, migrateEnvelope, type RawEnvelope } from './migrations'
export {
  type FormatProblem,
  type FormatProblemCode,
  type ParsedFile,
  parseFile,
  parseMeeting,
  peekDocumentId,
  type ReadFile,
  type ReadMeeting,
} from './parse'
export { namesFileFormat, peekTitle } from './peek-title'
export { isSameJson, stableJson } from './stable-json'
