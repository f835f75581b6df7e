/**
 * Why a door turned a request away before anything was looked at: nobody’s hand on one of our pages makes such a one, so it is noted. What was
 * sent is not: whoever runs Rowan, and whoever reads the audit trail, see one of these words and the route. Pure.
 */
export type TurnedAway =
  | 'foreign-origin' // the browser says, or does not say, that it comes from one of our own pages
  | 'foreign-form' // without the token that the forms of this session carry
  | 'unknown-field' // a field that the request does not have
  | 'not-as-described' // what the description of the API does not allow
  | 'too-large'
  | 'unreadable' // of a kind that is not taken, or not what it says it is
  | 'unknown-session' // with a token that opens nothing, or nothing any more
  | 'too-fast' // noted once a minute
  | 'no-such-address'
  | 'no-request' // not HTTP as it is written down

/** The words of the line in the server’s own log. */
export const WAS_TURNED_AWAY = 'turned away'

/** Why, of what could not be read: by the status that says so. */
export const unreadBy = (status: number): TurnedAway => (status === 413 ? 'too-large' : 'unreadable')
