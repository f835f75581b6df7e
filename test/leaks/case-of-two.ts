/** A case of two who hold their home together, with what nobody else may read, and all that somebody is shown without naming a case. */
import { type landlordFor, type Member, someId } from '../register/opened-landlord.ts'

type At = ReturnType<typeof landlordFor>

/** A case of Amira and Karl, who hold the home together, with what nobody else may read in every free text. */
export async function caseOfTwo(at: At) {
  const [amira, karl] = [someId(), someId()]
  const caseId = await at.officer.report(
    { person: amira, summary: 'Tamarisk: he took her keys.' },
    {
      people: [
        { person: amira, data: { role: 'victim', name: 'Amira Quillbrook', customerType: 'joint-tenant' } },
        { person: karl, data: { role: 'perpetrator', name: 'Karl Sampleton', customerType: 'joint-tenant' } },
      ],
    },
  )
  const { reference } = await at.officer.page(caseId)
  return { caseId, reference, amira, karl }
}

/** Everything that somebody is shown without naming a case. */
export const shown = async (member: Member) =>
  JSON.stringify(await Promise.all((await member.questions('/')).map((url) => member.ask('GET', url))))
