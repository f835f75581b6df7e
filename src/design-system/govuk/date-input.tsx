/** A day, month and year that a person knows. */
import { type Attributes, type Common, classNames } from './content.ts'
import type { ErrorMessageProp } from './error-message.tsx'
import type { FieldsetOptions } from './fieldset.tsx'
import { describedByOf, FieldsetGroup, type FormGroupsOptions } from './form-group.tsx'
import type { HintProp } from './hint.tsx'
import { Input } from './input.tsx'

export type DatePart = {
  /** Said after the prefix when sent, and before the box unless there is a label. */
  readonly name: string
  readonly label?: string | undefined
  readonly value?: string | undefined
  readonly id?: string | undefined
  /** Marks this part alone as wrong. */
  readonly error?: boolean | undefined
  readonly classes?: string | undefined
  readonly autocomplete?: string | undefined
  readonly inputmode?: 'numeric' | 'text' | undefined
  readonly pattern?: string | undefined
  readonly attributes?: Attributes | undefined
}

type DatePartOptions = Partial<DatePart> | false

export type DateInputProps = Common & {
  readonly id: string
  /** Sent as `<namePrefix>-day`, `-month`, `-year`; without it as `day`, `month`, `year`. */
  readonly namePrefix?: string | undefined
  readonly values?: Readonly<Record<string, string | undefined>> | undefined
  /** Options of one part; false leaves the part out. */
  readonly day?: DatePartOptions | undefined
  readonly month?: DatePartOptions | undefined
  readonly year?: DatePartOptions | undefined
  /** Instead of day, month and year: other parts, or the same with options. */
  readonly items?: readonly DatePart[] | undefined
  readonly fieldset?: FieldsetOptions | undefined
  readonly hint?: HintProp | undefined
  readonly errorMessage?: ErrorMessageProp | undefined
  readonly formGroup?: FormGroupsOptions | undefined
}

/** The parts in their order, each with the name that it is sent under. */
const partsOf = ({ items, day, month, year }: DateInputProps): readonly Named[] => {
  if (items?.length) return items.map((item) => ({ ...item, part: item.name }))
  const given = { day, month, year }
  return (['day', 'month', 'year'] as const).flatMap((part) => {
    const options = given[part]
    return options === false ? [] : [{ ...options, name: options?.name ?? part, part }]
  })
}

type Named = DatePart & { readonly part: string }

export function DateInput(props: DateInputProps) {
  const items = partsOf(props)
  const describedBy = describedByOf(props.id, { ...props, describedBy: props.fieldset?.describedBy })
  const anyPartWrong = items.some(isMarked)
  return (
    <FieldsetGroup
      id={props.id}
      hint={props.hint}
      errorMessage={props.errorMessage}
      fieldset={props.fieldset && { ...props.fieldset, role: 'group', describedBy }}
      group={props.formGroup}
    >
      <div class={classNames('govuk-date-input', props.classes)} id={props.id} {...props.attributes}>
        {props.formGroup?.beforeInputs}
        {items.map((item) => (
          <Part
            item={item}
            of={props}
            wrong={isMarked(item) || (item.error !== false && props.errorMessage !== undefined && !anyPartWrong)}
          />
        ))}
        {props.formGroup?.afterInputs}
      </div>
    </FieldsetGroup>
  )
}

const isMarked = (item: DatePart) => item.error === true || Boolean(item.classes?.includes('govuk-input--error'))

type PartProps = { readonly item: Named; readonly of: DateInputProps; readonly wrong: boolean }

function Part({ item, of, wrong }: PartProps) {
  const width = item.part === 'year' ? 4 : 2
  const name = of.namePrefix ? `${of.namePrefix}-${item.name}` : item.name
  const classes = classNames(
    'govuk-date-input__input',
    wrong && !item.classes?.includes('govuk-input--error') && 'govuk-input--error',
    !item.classes?.includes('govuk-input--width-') && `govuk-input--width-${width}`,
    item.classes,
  )
  return (
    <div class="govuk-date-input__item">
      <Input
        label={{
          text: item.label ?? item.name.charAt(0).toUpperCase() + item.name.slice(1),
          classes: 'govuk-date-input__label',
        }}
        id={item.id ?? `${of.id}-${item.name}`}
        classes={classes}
        name={name}
        value={item.value ?? of.values?.[name] ?? of.values?.[item.part]}
        inputmode={item.inputmode ?? 'numeric'}
        autocomplete={item.autocomplete}
        pattern={item.pattern}
        attributes={item.attributes}
      />
    </div>
  )
}
