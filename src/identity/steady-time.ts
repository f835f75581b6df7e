/** Answers in steps of time, so that how long an answer took tells nothing of what was looked at. */

/** Milliseconds. An answer that takes longer than one step waits for the end of the next. */
const STEP = 60

export async function inSteadyTime<T>(work: () => Promise<T>, step = STEP): Promise<T> {
  const began = performance.now()
  try {
    return await work()
  } finally {
    const took = performance.now() - began
    await new Promise((resolve) => setTimeout(resolve, Math.ceil(took / step) * step - took))
  }
}
