/**
 * The same in Welsh, for landlords in Wales. Written by us: no translator has checked it yet (docs/decisions/0105). It is shown all the same, as
 * a letter is not: whoever reads Welsh alone would otherwise have no form at all.
 */
import type { FormWords } from './english-form.ts'

const DAYS: Readonly<Record<string, string>> = {
  mon: 'dydd Llun',
  tue: 'dydd Mawrth',
  wed: 'dydd Mercher',
  thu: 'dydd Iau',
  fri: 'dydd Gwener',
  sat: 'dydd Sadwrn',
  sun: 'dydd Sul',
}
const instead = (phone: string | null): string => (phone === null ? 'ffoniwch ni' : `ffoniwch ni ar ${phone}`)

export const WELSH: FormWords = {
  lang: 'cy',
  called: 'Cymraeg',
  title: 'Ysgrifennwch atom',
  skip: 'Neidio i’r prif gynnwys',
  leave: 'Gadael nawr',
  leaveTo: ': agor tudalen dywydd',
  foot: 'Mae “Gadael nawr”, ar y brig, yn agor tudalen dywydd ar unwaith. Mae pwyso Shift dair gwaith yn gwneud yr un peth. Ni all dynnu’r dudalen hon o hanes y porwr. Caewch y tab pan fyddwch wedi gorffen.',
  heading: 'Dywedwch wrthym beth sy’n digwydd',
  lead: 'Os yw partner, cyn-bartner, perthynas neu rywun rydych yn byw gyda nhw yn eich brifo, yn eich dychryn neu’n eich rheoli chi, neu rywun rydych yn ei adnabod, gallwch ddweud wrthym yma.',
  danger: {
    heading: 'Os oes rhywun mewn perygl nawr',
    call: 'Ffoniwch 999.',
    speak: 'Os na allwch siarad, ffoniwch 999 o ffôn symudol a phwyswch 55 pan ofynnir i chi.',
    phone: 'Gallwch ein ffonio ni hefyd: ',
    notRead: 'Nid yw’r hyn rydych yn ei anfon yma yn cael ei ddarllen ar unwaith.',
  },
  others: 'Eraill sy’n gwrando, yn gyfrinachol',
  reach: {
    heading: 'Sut gallwn ni gysylltu â chi’n ddiogel?',
    only: 'Dim ond yr hyn a ddewiswch yma y byddwn yn ei ddefnyddio. Os na ddewiswch ddim, ni fydd neb yn cysylltu â chi oherwydd y dudalen hon, oni bai bod bywyd rhywun mewn perygl.',
    ways: 'Ffyrdd diogel o gysylltu â chi',
    each: {
      phone: 'Galwad ffôn',
      text: 'Neges destun',
      email: 'E-bost',
      letter: 'Llythyr',
      'through-other': 'Drwy rywun rwy’n ymddiried ynddo',
      none: 'Peidiwch â chysylltu â mi',
    },
    details: 'Rhif neu gyfeiriad i’w ddefnyddio',
    detailsHint: 'Un nad oes neb arall yn ei ddarllen nac yn ei ateb',
    avoid: 'Pryd mae’n ddiogel, a beth na ddylem byth ei wneud?',
    avoidHint: 'Er enghraifft: dyddiau’r wythnos tan 3pm. Peidiwch byth â gadael neges',
  },
  what: {
    heading: 'Beth sy’n digwydd?',
    whose: 'Pwy sy’n cael ei niweidio?',
    mine: 'Fi',
    theirs: 'Rhywun arall',
    danger: 'A oes unrhyw un mewn perygl ar hyn o bryd?',
    dangerYes: 'Oes',
    dangerNo: 'Nac oes',
    dangerUnknown: 'Ddim yn gwybod',
    summary: 'Beth hoffech chi i ni ei wybod?',
    summaryHint: 'Mae ychydig eiriau’n ddigon. Nid oes angen enwau na phrawf, ac nid oes rhaid i chi fod yn siŵr.',
    name: 'Eich enw, neu enw’r person sy’n cael ei niweidio',
    nameHint: 'Dim ond os ydych am ddweud. Nid oes rhaid iddo fod yn enw go iawn.',
    worksFor: (landlord) => `A yw’r person sy’n cael ei niweidio yn gweithio i ${landlord}?`,
    onlyReads: 'Yna dim ond y tîm hwn sy’n ei ddarllen: ',
    worksNo: 'Nac ydy',
    worksYes: 'Ydy',
  },
  sending: {
    heading: 'Pan fyddwch yn anfon hwn',
    goesTo: 'Mae’n mynd at: ',
    read: (hours) => `Mae’n cael ei ddarllen: ${hours}.`,
    noMail: 'Nid ydym yn anfon e-bost, neges destun na llythyr i ddweud ei fod wedi cyrraedd.',
    kept: 'Mae’n cael ei gadw’n gyfrinachol. Lle mae plentyn neu rywun arall mewn perygl, efallai y bydd yn rhaid i ni ddweud wrth yr heddlu neu’r gwasanaethau cymdeithasol.',
    send: 'Anfon',
  },
  sent: {
    heading: 'Rydym wedi ei gael',
    chosen:
      'Os gwnaethoch ddewis sut i gysylltu â chi, byddwn yn defnyddio hynny a dim byd arall. Os na wnaethoch ddewis dim, ni fydd neb yn cysylltu â chi oherwydd hyn, oni bai bod bywyd rhywun mewn perygl. Gallwch ysgrifennu eto unrhyw bryd.',
    nothing: 'Ni anfonwyd dim atoch chi nac at neb arall.',
    shared: 'Os yw eraill yn defnyddio’r sgrin hon, dewiswch “Gadael nawr” a chaewch y tab.',
  },
  wrong: {
    word: 'Gwall',
    heading: 'Mae rhywbeth i’w gywiro',
    kept: 'Nid oes dim wedi ei anfon eto. Mae popeth a ysgrifennoch yn dal yma.',
    both: 'Dewiswch sut gallwn gysylltu â chi, neu nad ydym yn cysylltu â chi: nid y ddau',
    howToUse: 'Dewiswch sut cawn ddefnyddio’r rhif neu’r cyfeiriad a ysgrifennoch',
    noDetails: 'Ysgrifennwch y rhif neu’r cyfeiriad sy’n ddiogel, neu gadewch yn agored sut gallwn gysylltu â chi',
    whose: 'Dewiswch a yw’n ymwneud â chi neu â rhywun arall',
    summary: 'Ysgrifennwch ychydig eiriau am yr hyn sy’n digwydd',
    tooLong: (most) => `Mae hynny’n rhy hir: ${most} o lythrennau ar y mwyaf`,
    tooMany: (phone) =>
      `Daeth mwy nag arfer drwy’r dudalen hon. Os gwelwch yn dda, ${instead(phone)}, neu anfonwch eto yn nes ymlaen`,
    onceMore: 'Anfonwch unwaith eto: bydd yn dod fel rhywbeth newydd',
    notNow: 'Ni allwn dderbyn hyn ar hyn o bryd',
    inAMinute: (phone) => `Ni allwn dderbyn hyn ar hyn o bryd. Anfonwch eto mewn munud, neu ${instead(phone)}`,
    orPhone: (phone) => `Ni allwn dderbyn hyn ar hyn o bryd. Os gwelwch yn dda, ${instead(phone)}`,
    openAgain: (phone) =>
      `Ni anfonwyd dim. Os gwelwch yn dda, ${instead(phone)}, neu agorwch y dudalen hon eto yn nes ymlaen.`,
  },
  days: (days) =>
    days.join() === 'mon,tue,wed,thu,fri' ? 'dydd Llun i ddydd Gwener' : days.map((day) => DAYS[day] ?? day).join(', '),
  hours: (days, from, until) => `${days}, ${from} i ${until}`,
}
