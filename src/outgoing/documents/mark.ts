/** Which copy a file is, by a number that tells nothing but that: whoever finds one can ask us whom it was for. */
export const markOf = (id: string): string => `Copy ${id.slice(0, 4)}-${id.slice(4, 8)}`.toUpperCase()
