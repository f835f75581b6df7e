/** Who has looked, on paper for the person whose file it is: plain words, no reason why there is a file, nothing private of staff. Source: MHA-9.5.a1. */
import type { WhoLookedOnCase } from '../../views/read-who-looked.ts'
import type { Looker } from '../../views/who-looked.ts'
import { Frame } from '../kit/layout.tsx'
import { definePage } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import { clock, longDate, sayDate } from '../kit/times.ts'
import { byDay } from './looked-words.ts'

/** `3 June 2026, 9.10am to 4.30pm`. */
const whenOf = (looker: Looker): readonly string[] =>
  byDay(looker.looks).map((looks) => {
    const first = clock(Math.min(...looks.map((look) => look.first)))
    const last = clock(Math.max(...looks.map((look) => look.last)))
    return `${sayDate(looks[0]?.day ?? '')}, ${first}${first === last ? '' : ` to ${last}`}`
  })

const Named = ({ title, lookers }: { readonly title: string; readonly lookers: readonly Looker[] }) =>
  lookers.length === 0 ? null : (
    <>
      <h2 class="govuk-heading-s">{title}</h2>
      <ul class="govuk-list">
        {lookers.map((looker) => (
          <li key={looker.account}>
            <strong>{looker.name}</strong>
            {`: ${whenOf(looker).join('; ')}`}
          </li>
        ))}
      </ul>
    </>
  )

const Paper = ({ looked }: { readonly looked: WhoLookedOnCase }) => {
  const of = (...hows: readonly Looker['how'][]) => looked.lookers.filter((each) => hows.includes(each.how))
  // Who works on it since, or did before, is named above.
  const known = of('on-case', 'was-on-case', 'emergency').map((each) => each.account)
  const turnedAway = of('turned-away').filter((each) => !known.includes(each.account))
  return (
    <section class="app-paper" aria-label="Paper">
      <h2 class="govuk-heading-m">Who has looked at your file</h2>
      <p class="govuk-body">{`Up to ${longDate(looked.now)}.`}</p>
      <p class="govuk-body">
        Only people who are helping you can open your file. Each time somebody opens it, that is written down. These are
        all the times.
      </p>
      <Named title="They work with you now" lookers={of('on-case')} />
      <Named title="They worked with you before, and cannot open it now" lookers={of('was-on-case')} />
      <Named
        title="They opened it in an emergency, to help you, when nobody who works with you could be reached"
        lookers={of('emergency')}
      />
      <Named
        title="They saw one thing alone: work to do at your home, or that a rent account must wait. They were not told why"
        lookers={of('part')}
      />
      <Named title="They checked this list, and did not see your file" lookers={of('trail')} />
      <h2 class="govuk-heading-s">People who tried, and do not work with you</h2>
      <p class="govuk-body">
        {turnedAway.length === 0
          ? 'Nobody.'
          : `${turnedAway.length === 1 ? 'One person' : `${turnedAway.length} people`} who ${turnedAway.length === 1 ? 'does' : 'do'} not work with you asked for your file, ${[...new Set(turnedAway.flatMap(whenOf))].join('; ')}. They were shown nothing, not even that you have a file. It may have been a mistake. Ask us about it: we will talk it through with you.`}
      </p>
      <h2 class="govuk-heading-s">If something here worries you</h2>
      <p class="govuk-body">
        Tell the person who gave you this paper. You may ask that somebody does not work with you, and you need not say
        why.
      </p>
    </section>
  )
}

export const lookedSheetPage = definePage<WhoLookedOnCase>({
  path: '/cases/:reference/looked/paper',
  access: 'on-case',
  audit: 'print-who-looked',
  shows: ['view:who-looked-printed'],
  load: (desk, visit) => desk.readWhoLooked(visit.token, visit.params.reference ?? '', 'person'),
  view: (looked, visit) => (
    <Frame title="Paper" visit={visit}>
      <div class="app-print-hidden">
        <h1 class="govuk-heading-l">A paper to hand over</h1>
        <p class="govuk-body">
          For the person harmed alone. Never give it to somebody causing harm: it tells that there is a file. Print it
          from your browser’s menu, and give it by hand, or by a way that was agreed as safe. Ask first whether it is
          safe to have at home.
        </p>
        <p class="govuk-body">
          People who tried without working on the case are counted on the paper and not named. Who they are is for the
          safeguarding lead to talk through.
        </p>
        <p class="govuk-body">
          <a class="govuk-link" href={paths.looked(looked.reference)}>
            Back to who looked
          </a>
          {' · '}
          <a class="govuk-link" href={paths.act(looked.reference, 'victim.contacted')}>
            Log that you told them
          </a>
        </p>
      </div>
      <Paper looked={looked} />
    </Frame>
  ),
})
