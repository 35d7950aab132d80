/** How bytes can be read as letters: all encodings that the core knows, by script. */

/** @type {Record<string, string[]>} */
export const ENCODINGS = {
    unicode: ['UTF-8', 'UTF-16LE', 'UTF-16BE'],
    western: ['windows-1252', 'ISO-8859-15', 'macintosh', 'ISO-8859-10', 'ISO-8859-14', 'ISO-8859-3'],
    central: ['windows-1250', 'ISO-8859-2', 'ISO-8859-16'],
    baltic: ['windows-1257', 'ISO-8859-4', 'ISO-8859-13'],
    turkish: ['windows-1254'],
    cyrillic: ['windows-1251', 'KOI8-R', 'KOI8-U', 'IBM866', 'ISO-8859-5', 'x-mac-cyrillic'],
    greek: ['windows-1253', 'ISO-8859-7'],
    arabic: ['windows-1256', 'ISO-8859-6'],
    hebrew: ['windows-1255', 'ISO-8859-8'],
    'south-east-asian': ['windows-874', 'windows-1258'],
    japanese: ['Shift_JIS', 'EUC-JP'],
    chinese: ['gb18030', 'Big5'],
    korean: ['EUC-KR'],
};
