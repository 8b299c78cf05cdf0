import { escapeUTF8 } from 'entities/escape'

/** Characters that neither HTML nor XML may contain: controls, and halves of surrogate pairs. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to go
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff\p{Cs}]/gu

/** Plain text for an element or an attribute of HTML and of XML. */
export const escapeHtml = (text: string): string => escapeUTF8(text.replace(forbidden, ''))
