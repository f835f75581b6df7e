/** The jobs of whoever plans or does them: the most urgent first. Nothing here leads to a case. */
import { Answer } from '../../design-system/parts/answer.tsx'
import type { JobLine, Jobs } from '../../views/read-jobs.ts'
import { one } from '../kit/form.ts'
import { Frame } from '../kit/layout.tsx'
import { definePage } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import { longDate } from '../kit/times.ts'
import { sayValue } from '../kit/words.ts'
import { beforeGoing } from './job-instructions.tsx'

const Line = ({ job }: { readonly job: JobLine }) => (
  <li class="app-duty">
    <div class="app-duty__what">
      <a class="govuk-link govuk-link--no-visited-state app-duty__title" href={paths.job(job.id)}>
        {job.what}
        <span class="govuk-visually-hidden">{`, ${job.number}`}</span>
      </a>
      <p class="govuk-body govuk-!-margin-bottom-1">{job.where ?? 'Ask whoever gave out this job where'}</p>
      <p class="app-duty__about">{beforeGoing(job)}</p>
    </div>
    <span class="app-by">
      {job.priority && <strong>{sayValue(job.priority)}</strong>}
      <span class="app-exact">{`${job.number}, since ${longDate(job.placed)}`}</span>
    </span>
  </li>
)

export const jobsPage = definePage<Jobs>({
  path: paths.jobs,
  access: 'jobs',
  audit: 'read-jobs',
  shows: ['view:jobs'],
  load: (desk, visit) => desk.readJobs(visit.token),
  view: ({ jobs }, visit) => (
    <Frame title="Jobs" visit={visit} section="jobs" wide>
      {one(visit.query, 'noted') !== '' && (
        <Answer>
          <p class="govuk-body">
            <strong>Noted. Thank you.</strong> Whoever gave out the job knows now.
          </p>
        </Answer>
      )}
      <h1 class="govuk-heading-l">Jobs</h1>
      {jobs.length === 0 && <p class="govuk-body">No job is open.</p>}
      <ul class="app-duties">
        {jobs.map((job) => (
          <Line job={job} key={job.id} />
        ))}
      </ul>
    </Frame>
  ),
})
