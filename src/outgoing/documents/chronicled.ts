/** Which entries a chronology tells of. What belongs to a meeting, to a disclosure scheme or to our own paperwork is not among them. */
import type { EntryReading } from '../../views/case-reading.ts'

/**
 * Left out whole. The meeting's papers belong to the meeting under its protocol (PD-17.b2, CBC-8.1.c); agreed ways of contact and
 * where somebody moved could lead to them; sharing, requests for data and retractions are about the file and not about events.
 */
const LEFT_OUT =
  /^(marac|mappa|safe-contact|rehousing|victim\.moved|temporary-accommodation|person\.(updated|label-chosen|matched)|data-request|information|document|attachment|entry|duty|second-check|supervision|death-review|advice\.sought|complaint)\b/

/**
 * A referral to the scheme by which people learn of somebody's past: no paper tells of it, in any of its parts. What a court is given the
 * other side reads. Source: the reprimand of South Wales Police, 2022.
 */
export const isDisclosureScheme = ({ codes }: EntryReading): boolean => codes.to === 'disclosure-scheme'

export const isChronicled = (entry: EntryReading): boolean => !LEFT_OUT.test(entry.type) && !isDisclosureScheme(entry)
