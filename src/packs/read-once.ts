/** Reads the text of a file of data once, and again only where it has changed: the landlords share the law and the letters, and one file serves more than one loader. */

type Reading<T> = (text: string, file: string) => T

/** As `read`, remembering for each file the last text and what came of it. What is read is never changed, so whoever asks may share it. */
export function readOnce<T>(read: Reading<T>): Reading<T> {
  const known = new Map<string, { readonly text: string; readonly value: T }>()
  return (text, file) => {
    const last = known.get(file)
    if (last?.text === text) return last.value
    const value = read(text, file)
    known.set(file, { text, value })
    return value
  }
}
