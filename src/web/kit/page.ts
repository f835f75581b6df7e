/** The shape of a page: who may use it, what is audited, what it loads, shows and takes. A route cannot exist without them. */
import type { VNode } from 'preact'
import type { AuditName } from '../../access/audited.ts'
import type { WayIn } from '../../access/ways-in.ts'
import type { EntryTypeName } from '../../record/vocabulary.ts'
import type { OpenedFile } from '../../views/read-file.ts'
import type { Asker, Desk } from './desk.ts'
import type { Form } from './form.ts'
import type { Typed } from './typed.ts'
import type { Upload } from './uploads.ts'

export type Visit = {
  readonly asker: Asker
  /** The session's token; empty for nobody. */
  readonly token: string
  /** What every form of this session carries back. */
  readonly formToken: string
  readonly params: Readonly<Record<string, string>>
  readonly query: Form
  /** Path and query, as asked. */
  readonly address: string
  /** Where the request came from, for slowing down guesses. */
  readonly from: string
  /** What stands between a password and a session, where somebody is signing in; else empty. */
  readonly step: string
  /** What the browser holds that somebody is at a provider with; else empty. */
  readonly atProvider: string
  /** The token of a session that the browser holds and that opens nothing any more; else empty. */
  readonly ranOut: string
  /** What the browser says that it is, in a few words. */
  readonly device: string
  /** Where "Leave now" goes. */
  readonly leaveTo: string
  /** The one site at which passkeys can be used; null where there are none. */
  readonly passkeysAt: string | null
}

/** A file as it is served; one that is sealed for a partner is of no kind that a browser knows. */
export type ServedFile = Omit<OpenedFile, 'mediaType'> & { readonly mediaType: string }
/** What the browser holds from now on; null takes it away. */
type Cookies = {
  readonly session?: string | null
  readonly step?: string | null
  readonly atProvider?: string | null
}

/** What comes of a form: on to another page, or the same page again with everything typed. */
export type Sent =
  | ({ readonly goTo: string } & Cookies)
  /** An answer that must not be in an address, or the last page after the session's end. */
  | ({ readonly shows: VNode } & Cookies)
  | { readonly again: Typed; readonly status: 400 | 403 | 409 | 503 }
  | 'not-found'

/** What is shown in place of the usual page where something went wrong; `form` is what was sent, where it could be read. */
export type PageFault = (desk: Desk, visit: Visit, form: Form | null) => VNode

export type Page<Data> = {
  readonly path: string
  /** Who may look at it. The door asks what it can know; whose cases they see is decided under every read. */
  readonly access: WayIn
  /** The name under which the audit trail keeps that somebody was turned away at the door. */
  readonly audit: string
  /** The lines that a look leaves on the audit trail; none where nothing is read. */
  readonly shows: readonly AuditName[]
  /** Lines that it leaves beside those, or in their place, for what else the address asks or the reader may see. */
  readonly mayShow?: readonly AuditName[]
  /** The lines that sending its forms can leave, beside those of looking. Where there is a form there is one. */
  readonly writes?: readonly AuditName[]
  /** Who may send its form, where fewer may than look at it. */
  readonly sends?: WayIn
  /** Null: there is no such thing for this asker. */
  readonly load: (desk: Desk, visit: Visit) => Promise<Data | null>
  readonly view: (data: Data, visit: Visit, typed: Typed | null) => VNode
  /** The act that its form is for, where it has a form of its own. */
  readonly main?: EntryTypeName
  readonly submit?: (desk: Desk, visit: Visit, data: Data, form: Form, upload: Upload | null) => Promise<Sent>
  /** For pages of people who do not work here: the usual page of a fault speaks to staff. */
  readonly onFault?: PageFault
  /** True where its form may carry a file. */
  readonly uploads?: boolean
  /** Whether its form does much harm in other hands: then whoever sends it shows again who they are. */
  readonly stepUp?: StepUp
}

/** Always, or for some of what its forms do. */
export type StepUp = true | ((form: Form, visit: Visit) => boolean)

export type Shown =
  | ({ readonly view: VNode; readonly status: number } & Cookies)
  | ({ readonly goTo: string } & Cookies)
  /** A file of a case, to be saved; a picture may be looked at. */
  | { readonly file: ServedFile }
  /** What a script of ours asked for. */
  | { readonly forScript: object }
  | 'not-found'

/** A page ready to be served, whatever its data are. */
export type ServedPage = Pick<
  Page<unknown>,
  'path' | 'access' | 'audit' | 'shows' | 'mayShow' | 'writes' | 'sends' | 'main'
> & {
  readonly methods: readonly ('GET' | 'POST')[]
  readonly get: (desk: Desk, visit: Visit) => Promise<Shown>
  readonly uploads?: boolean
  readonly onFault?: PageFault
  readonly stepUp?: StepUp
  /** The page with a form as somebody typed it, and why it is shown again. */
  readonly again: (desk: Desk, visit: Visit, typed: Typed) => Promise<Shown>
  readonly post: (desk: Desk, visit: Visit, form: Form, upload: Upload | null) => Promise<Shown>
}

export const definePage = <Data>(page: Page<Data>): ServedPage => ({
  path: page.path,
  access: page.access,
  audit: page.audit,
  shows: page.shows,
  ...(page.mayShow === undefined ? {} : { mayShow: page.mayShow }),
  ...(page.writes === undefined ? {} : { writes: page.writes }),
  ...(page.sends === undefined ? {} : { sends: page.sends }),
  ...(page.main === undefined ? {} : { main: page.main }),
  methods: page.submit ? ['GET', 'POST'] : ['GET'],
  get: async (desk, visit) => {
    const data = await page.load(desk, visit)
    return data === null ? 'not-found' : { view: page.view(data, visit, null), status: 200 }
  },
  uploads: page.uploads ?? false,
  ...(page.onFault === undefined ? {} : { onFault: page.onFault }),
  ...(page.stepUp === undefined ? {} : { stepUp: page.stepUp }),
  again: async (desk, visit, typed) => {
    const data = await page.load(desk, visit)
    return data === null ? 'not-found' : { view: page.view(data, visit, typed), status: 200 }
  },
  post: async (desk, visit, form, upload) => {
    const data = await page.load(desk, visit)
    if (data === null || !page.submit) return 'not-found'
    const sent = await page.submit(desk, visit, data, form, upload)
    if (sent === 'not-found' || 'goTo' in sent) return sent
    if ('shows' in sent) {
      const { shows, ...cookies } = sent
      return { view: shows, status: 200, ...cookies }
    }
    return { view: page.view(data, visit, sent.again), status: sent.status }
  },
})
