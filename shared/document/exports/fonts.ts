import inter from '../../../assets/fonts/inter-latin-400.woff2?inline'
import interBold from '../../../assets/fonts/inter-latin-600.woff2?inline'
import interExt from '../../../assets/fonts/inter-latin-ext-400.woff2?inline'
import interExtBold from '../../../assets/fonts/inter-latin-ext-600.woff2?inline'
import serif from '../../../assets/fonts/source-serif-4-latin-400.woff2?inline'
import serifBold from '../../../assets/fonts/source-serif-4-latin-600.woff2?inline'
import serifExt from '../../../assets/fonts/source-serif-4-latin-ext-400.woff2?inline'
import serifExtBold from '../../../assets/fonts/source-serif-4-latin-ext-600.woff2?inline'

/** The characters of the two halves of each font. */
const ranges = {
  latin:
    'U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+0304, U+0308, U+0329, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD',
  ext: 'U+0100-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, U+1D00-1DBF, U+1E00-1E9F, U+1EF2-1EFF, U+20A0-20AB, U+20AD-20C0, U+2113, U+2C60-2C7F, U+A720-A7FF',
}

const weights = { normal: '100 500', bold: '501 900' }

const fontFace = (family: string, file: string, range: keyof typeof ranges, weight: keyof typeof weights): string =>
  `@font-face { font-family: "${family}"; src: url(${file}) format("woff2"); font-weight: ${weights[weight]}; unicode-range: ${ranges[range]} }\n`

const faces = [
  fontFace('Inter', interExt, 'ext', 'normal'),
  fontFace('Inter', interExtBold, 'ext', 'bold'),
  fontFace('Inter', inter, 'latin', 'normal'),
  fontFace('Inter', interBold, 'latin', 'bold'),
  fontFace('Source Serif 4', serifExt, 'ext', 'normal'),
  fontFace('Source Serif 4', serifExtBold, 'ext', 'bold'),
  fontFace('Source Serif 4', serif, 'latin', 'normal'),
  fontFace('Source Serif 4', serifBold, 'latin', 'bold'),
].join('')

/**
 * An exported page with the app's fonts in it, so that a PDF looks alike and has as many pages wherever it is made. They are
 * not the variable ones of the app, which a PDF would contain as drawings of letters. Other scripts than Latin have the
 * fonts of the computer.
 */
export const withFonts = (page: string): string => page.replace('<style>\n', (tag) => `${tag}${faces}`)
