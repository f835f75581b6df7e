/** What the pages of requests for data ask. */
import type { DataRequestDone } from '../../casework/data-requests/data-step.ts'
import type { OthersAnswers } from '../../casework/data-requests/others-answers.ts'
import type { IdentityRead } from '../../casework/data-requests/second-identity.ts'
import type { RequestAnswered } from '../../outgoing/data-requests/answer-request.ts'
import type { PartAsk, PartAt, PartDone, PartPage } from '../../outgoing/data-requests/gather-part.ts'
import type { DataRequests } from '../../views/read-data-requests.ts'

type Step = (token: string, id: string) => Promise<DataRequestDone>

export type DataDesk = {
  readonly receiveDataRequest: (
    token: string,
    sent: { readonly name: string; readonly reach: string; readonly asks: string },
  ) => Promise<DataRequestDone>
  readonly readDataRequests: (token: string) => Promise<DataRequests | null>
  readonly askWhoItIs: Step
  readonly confirmWhoItIs: (
    token: string,
    sent: { readonly id: string; readonly customer: string; readonly how: string },
  ) => Promise<DataRequestDone>
  /** `said` is what stood on the page on which a second person agrees to who it is, or sends it back. */
  readonly agreeWhoItIs: (token: string, sent: IdentityRead) => Promise<DataRequestDone>
  readonly sendBackWhoItIs: (token: string, sent: IdentityRead) => Promise<DataRequestDone>
  readonly askWhatTheyMean: Step
  readonly hearWhatTheyMean: Step
  /** That it takes longer, and that they were told so with these words. */
  readonly extendDataRequest: (
    token: string,
    sent: { readonly id: string; readonly because: string; readonly reasons: string; readonly told: boolean },
  ) => Promise<DataRequestDone>
  readonly agreeDelivery: (
    token: string,
    sent: { readonly id: string; readonly delivery: string; readonly safe: boolean },
  ) => Promise<DataRequestDone>
  readonly reviewDataRequest: (token: string, sent: OthersAnswers & { readonly id: string }) => Promise<DataRequestDone>
  /** `read` is what stood on the page on which they agree. */
  readonly agreeToAnswer: (
    token: string,
    sent: { readonly id: string; readonly read: { readonly reviewed: number; readonly delivery: string } },
  ) => Promise<DataRequestDone>
  readonly answerRequest: (
    token: string,
    sent: { readonly id: string; readonly file: 'pdf' | 'docx' },
  ) => Promise<RequestAnswered>
  /** The words that open it, once it can be given. */
  readonly readAnswerWords: (token: string, id: string) => Promise<string | null>
  /** What they may have of one case or complaint, for those who are there. */
  readonly readPart: (token: string, at: PartAt) => Promise<PartPage | null>
  readonly gatherPart: (token: string, at: PartAt, ask: PartAsk) => Promise<PartDone>
  /** `gathered` is when what they read was put together. */
  readonly agreeToPart: (token: string, at: PartAt, gathered: number) => Promise<PartDone>
  readonly sendBackPart: (
    token: string,
    at: PartAt,
    sent: { readonly gathered: number; readonly reason: string },
  ) => Promise<PartDone>
}
