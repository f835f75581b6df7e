/** On which ground a legal step is proposed: breach of the tenancy or contract only against somebody who holds one. Source: PD-1.a, CBC-5.5.d, MHA-1.2.a. */
import type { ActionShown } from '../../../views/areas/action.ts'
import { Radios } from '../../kit/fields.tsx'
import type { Questions } from '../case-form.tsx'
import { candidates } from './ask-person.tsx'

type Props = { readonly asked: Questions<ActionShown>; readonly part: string; readonly chosen: string }

export const GroundQuestion = ({ asked, part, chosen }: Props) => {
  const { data, form, typed } = asked
  const holds = candidates(data, chosen).some((person) => person.holding !== 'nothing')
  const ofContract = data.organisation.labels.home === 'contract-holder'
  const breach = ofContract
    ? { value: 'prohibited-conduct', label: 'Prohibited conduct under the contract' }
    : { value: 'tenancy-breach', label: 'Breach of the tenancy: domestic abuse' }
  return (
    <Radios
      form={form}
      typed={typed}
      name={`${part}.ground`}
      label="On which ground? (if known)"
      choices={[
        ...(holds ? [breach] : []),
        { value: 'anti-social-behaviour', label: 'Anti-social behaviour' },
        { value: 'other', label: 'Another ground' },
      ]}
    />
  )
}
