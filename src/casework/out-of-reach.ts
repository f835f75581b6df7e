/** For the doors: whether an act or a question failed because the database was out of reach, so that it is worth sending again. */
export { isOutOfReach } from '../store/out-of-reach.ts'
