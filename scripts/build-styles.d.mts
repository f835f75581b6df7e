/** Writes rowan.css, rowan.js and icon.svg into a folder. */
export function buildStyles(folder: string): void
