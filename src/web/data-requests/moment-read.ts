/** A moment that a page holds for whoever agrees on it; what is no moment is none at which anything was. In milliseconds. */
export const momentOf = (sent: string): number => (/^\d{1,15}$/.test(sent) ? Number(sent) : 0)
