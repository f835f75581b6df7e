/** How an actor can stand to a row of a table. Pure. */

/**
 * How an actor stands to a row. `member`: on the case now. `organisation`: the landlord's own stream, which its staff may read.
 * `steering`: that stream, with a role that steers the service, which alone reads its words. `staff`: anybody of the landlord.
 * `self`: the actor's own row. `addressee`: the actor's own row, about a case that they are on now or the organisation. `accounts`: holds a role that sees rent accounts.
 * `jobs`: plans jobs, or does this one. `auditor`: may read the audit.
 * `addressed-role`: holds the role to which the row is addressed.
 * Of the files of a case that one is on: `open-file` any that is in no compartment, `meeting-file` and `legal-file` those for certain roles.
 */
export type Relation =
  | 'member'
  | 'organisation'
  | 'steering'
  | 'staff'
  | 'self'
  | 'addressee'
  /** The actor's own row, about a complaint that they handle. */
  | 'complaint-addressee'
  | 'accounts'
  | 'jobs'
  | 'auditor'
  | 'open-file'
  | 'meeting-file'
  /** A paper of a MARAC, for somebody who represents the landlord at one about its case. */
  | 'represented-file'
  | 'legal-file'
  /** Named for that MARAC, and on the case now. */
  | 'representative'
  | 'addressed-role'
  /** Lets homes: sees what a move needs, and nothing of who, from where, or why. */
  | 'lettings'
  /** Handles complaints, and this one is not about their own work. */
  | 'complaint'
  /** Holds a role that sees what is due to be erased: references, days and holds, and nothing of a case. */
  | 'keeping'
