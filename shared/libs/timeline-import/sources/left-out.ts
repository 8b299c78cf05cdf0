const listExtensions = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** What files are that hold no records, by the ending of their name; each with the sentence that says so. */
const kindsByExtension: readonly { extensions: ReadonlySet<string>; message: string }[] = [
  {
    extensions: listExtensions('png jpg jpeg gif webp svg heic bmp tif tiff ico'),
    message: 'This is a picture. Times are only read from text.',
  },
  {
    extensions: listExtensions('mp4 mov webm mkv avi mp3 m4a wav ogg flac'),
    message: 'This is a recording. Add its transcript instead.',
  },
  {
    extensions: listExtensions('7z rar tar bz2 xz zst tgz'),
    message: 'This kind of archive can’t be read. Unpack it and add what is inside, or pack it as a zip.',
  },
  {
    extensions: listExtensions('exe dll so dylib bin woff woff2 ttf otf css js map'),
    message: 'This is part of a program or a page, not a record.',
  },
]

/** Lists that an export of a chat has beside its messages. */
const chatLists =
  /(?:^|\/)(?:channels|groups|dms|mpims|integration_logs|canvases|lists|file_conversations|org_users|huddle_transcripts)\.json$/i
const systemFiles = /(?:^|\/)(?:\.[^/]*|__MACOSX\/.*|Thumbs\.db|desktop\.ini)$/i

/** Why a file is left out by its name alone; undefined if it has to be read. `hasUsers`: it belongs to an export of a chat. */
export const reasonToLeaveOut = (name: string, hasUsers: boolean): string | undefined => {
  if (systemFiles.test(name)) return 'This belongs to the operating system.'
  if (hasUsers && chatLists.test(name)) return 'This lists parts of the export. It holds no messages.'
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  return kindsByExtension.find(({ extensions }) => extensions.has(extension))?.message
}
