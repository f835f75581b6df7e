/** Where a chain breaks: of a landlord's audit, of one of its records, or of its checkpoints. */
export type Fault = {
  readonly landlord: string
  /** `audit`, `checkpoints`, or the id of a record. */
  readonly chain: string
  /** The line, the entry or the checkpoint; 0 for the whole. */
  readonly seq: number
  readonly what: string
}
