/** The desk of requests for data, answered by Rowan itself. */
import {
  agreeDelivery,
  agreeToAnswer,
  askWhoItIs,
  confirmWhoItIs,
  receiveDataRequest,
  reviewDataRequest,
} from '../casework/data-requests/handle-data-request.ts'
import { agreeWhoItIs, sendBackWhoItIs } from '../casework/data-requests/second-identity.ts'
import { askWhatTheyMean, extendDataRequest, hearWhatTheyMean } from '../casework/data-requests/time-data-request.ts'
import type { Rowan } from '../casework/rowan.ts'
import { answerRequest } from '../outgoing/data-requests/answer-request.ts'
import { readAnswerWords } from '../outgoing/data-requests/answer-words.ts'
import { agreeToPart, gatherPart, readPart, sendBackPart } from '../outgoing/data-requests/gather-part.ts'
import { readDataRequests } from '../views/read-data-requests.ts'
import type { DataDesk } from './kit/data-desk.ts'

export const dataDeskOf = (rowan: Rowan): DataDesk => ({
  receiveDataRequest: (token, sent) => receiveDataRequest(rowan, token, sent),
  readDataRequests: (token) => readDataRequests(rowan, token),
  askWhoItIs: (token, id) => askWhoItIs(rowan, token, id),
  confirmWhoItIs: (token, sent) => confirmWhoItIs(rowan, token, sent),
  agreeWhoItIs: (token, sent) => agreeWhoItIs(rowan, token, sent),
  sendBackWhoItIs: (token, sent) => sendBackWhoItIs(rowan, token, sent),
  askWhatTheyMean: (token, id) => askWhatTheyMean(rowan, token, id),
  hearWhatTheyMean: (token, id) => hearWhatTheyMean(rowan, token, id),
  extendDataRequest: (token, sent) => extendDataRequest(rowan, token, sent),
  agreeDelivery: (token, sent) => agreeDelivery(rowan, token, sent),
  reviewDataRequest: (token, sent) => reviewDataRequest(rowan, token, sent),
  agreeToAnswer: (token, sent) => agreeToAnswer(rowan, token, sent),
  answerRequest: (token, sent) => answerRequest(rowan, token, sent),
  readAnswerWords: (token, id) => readAnswerWords(rowan, token, id),
  readPart: (token, at) => readPart(rowan, token, at),
  gatherPart: (token, at, ask) => gatherPart(rowan, token, at, ask),
  agreeToPart: (token, at, gathered) => agreeToPart(rowan, token, at, gathered),
  sendBackPart: (token, at, sent) => sendBackPart(rowan, token, at, sent),
})
