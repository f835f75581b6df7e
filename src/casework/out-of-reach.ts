/** For the doors: why an act or a question failed, where its sender can do something about it: send it again, or wait. */
export { isTooMuch } from '../store/database.ts'
export { isOutOfReach } from '../store/out-of-reach.ts'
