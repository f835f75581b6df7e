/** Advice on ending a joint tenancy, said to be not applicable for whoever holds no tenancy with us: left out, it would seem forgotten. */
import type { HoldsNone } from '../../../views/areas/moving/joint.ts'
import type { Labels } from '../../../views/case-page.ts'
import { sayCustomerType } from '../person-words.ts'

export const HoldNone = (props: { readonly holdNone: readonly HoldsNone[]; readonly labels: Labels }) =>
  props.holdNone.length === 0 ? null : (
    <section id="no-joint">
      <h2 class="govuk-heading-m">Advice on ending a joint tenancy</h2>
      <ul class="app-plain">
        {props.holdNone.map(({ person, name, customerType }) => (
          <li key={person}>
            <strong>{name}</strong>
            {`: not applicable. To us they are: ${sayCustomerType(props.labels, customerType)}. They hold no tenancy with us; all other help is the same.`}
          </li>
        ))}
      </ul>
    </section>
  )
