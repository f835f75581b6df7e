/** How a landlord takes in what it is told: who gets it first, what opens a case by itself, whom it asks. Part of organisation.yaml. */
import { complain, fieldsOf, itemsOf, oneOf, type Reader, textOf, yesOrNoOf } from '../policy/reading/yaml-reader.ts'
import { findEntryType } from '../record/entry-type.ts'
import { ROLES, type RoleName } from '../record/vocabulary.ts'

/** What somebody brings: what they were told, a concern of others, what they suspect or saw themselves, or anything about a colleague. */
export const BROUGHT = ['report', 'concern', 'suspicion', 'colleague'] as const
export type Brought = (typeof BROUGHT)[number]

export type PassesOn = {
  readonly what: Brought
  /** The first is usual; where there are more, whoever passes it on chooses. */
  readonly to: readonly RoleName[]
  /** The clause that says so; absent where the landlord chose. */
  readonly clause?: string
}

export type IntakeChoice = {
  readonly passesOn: readonly PassesOn[]
  /** A partner's update that opens a case by itself, and of which kind. */
  readonly openedByPartner: readonly { readonly from: string; readonly opens: string; readonly clause?: string }[]
  /** Roles that pass on what they are told and see nothing of it afterwards, beside those who do everywhere. */
  readonly stepsBack: readonly { readonly role: RoleName; readonly clause?: string }[]
  /** Whether new customers are asked when they sign up, and the clause that asks it. */
  readonly signUp: { readonly asks: boolean; readonly clause?: string }
  /** Clauses that say that whoever tells is believed: no proof is asked for, here or at any other landlord. */
  readonly believes: readonly string[]
  /** The page on which anybody tells without signing in; null where the landlord has none. */
  readonly publicForm: PublicForm | null
}

export type PublicForm = {
  /** By which people reach the landlord instead, as it is printed. */
  readonly phone?: string
  /** The clause that asks for it; absent where the landlord chose. */
  readonly clause?: string
}

const valuesOf = (type: string, field: string): readonly string[] =>
  findEntryType(type)?.fields.find((each) => each.name === field)?.values ?? []

export function readIntakeChoice(reader: Reader, node: unknown): IntakeChoice {
  const intake = fieldsOf(
    reader,
    node,
    ['passes_on', 'steps_back', 'opened_by_partner', 'sign_up', 'believes', 'public_form'],
    'intake',
  )
  const passesOn = itemsOf(intake.get('passes_on')).map((item): PassesOn => {
    const each = fieldsOf(reader, item, ['what', 'to', 'clause'], 'passes_on')
    const to = itemsOf(each.get('to')).map((role) => oneOf(reader, role, ROLES, 'to'))
    if (to.length === 0) complain(reader, item, 'passes_on: "to" names nobody')
    return {
      what: oneOf(reader, each.get('what'), BROUGHT, 'what'),
      to,
      ...(each.has('clause') ? { clause: textOf(reader, each.get('clause'), 'clause') } : {}),
    }
  })
  for (const what of BROUGHT)
    if (passesOn.filter((each) => each.what === what).length !== 1)
      complain(reader, intake.get('passes_on') ?? node, `passes_on: "${what}" must stand there once`)
  const signUp = fieldsOf(reader, intake.get('sign_up') ?? node, ['asks', 'clause'], 'sign_up')
  return {
    passesOn,
    stepsBack: itemsOf(intake.get('steps_back')).map((item) => {
      const each = fieldsOf(reader, item, ['role', 'clause'], 'steps_back')
      return {
        role: oneOf(reader, each.get('role'), ROLES, 'role'),
        ...(each.has('clause') ? { clause: textOf(reader, each.get('clause'), 'clause') } : {}),
      }
    }),
    openedByPartner: itemsOf(intake.get('opened_by_partner')).map((item) => {
      const each = fieldsOf(reader, item, ['from', 'opens', 'clause'], 'opened_by_partner')
      return {
        from: oneOf(reader, each.get('from'), valuesOf('partner-update.received', 'from'), 'from'),
        opens: oneOf(reader, each.get('opens'), valuesOf('case.opened', 'kind'), 'opens'),
        ...(each.has('clause') ? { clause: textOf(reader, each.get('clause'), 'clause') } : {}),
      }
    }),
    believes: itemsOf(intake.get('believes')).map((item) => textOf(reader, item, 'believes')),
    publicForm: intake.has('public_form') ? readPublicForm(reader, intake.get('public_form')) : null,
    signUp: {
      asks: yesOrNoOf(reader, signUp.get('asks') ?? node, 'asks'),
      ...(signUp.has('clause') ? { clause: textOf(reader, signUp.get('clause'), 'clause') } : {}),
    },
  }
}

function readPublicForm(reader: Reader, node: unknown): PublicForm | null {
  const each = fieldsOf(reader, node, ['open', 'phone', 'clause'], 'public_form')
  if (!yesOrNoOf(reader, each.get('open') ?? node, 'open')) return null
  return {
    ...(each.has('phone') ? { phone: textOf(reader, each.get('phone'), 'phone') } : {}),
    ...(each.has('clause') ? { clause: textOf(reader, each.get('clause'), 'clause') } : {}),
  }
}

/** To whom this goes: the first is usual. */
export const recipientsOf = (intake: IntakeChoice, what: Brought): readonly RoleName[] =>
  intake.passesOn.find((each) => each.what === what)?.to ?? []
