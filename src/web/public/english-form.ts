/** What the public form and the pages after it say, in English: plain, short, and nothing that a title or an address tells. */

const DAYS: Readonly<Record<string, string>> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
}
const instead = (phone: string | null): string => (phone === null ? 'telephone us' : `telephone us on ${phone}`)

export const ENGLISH = {
  /** As `lang` of the page has it. */
  lang: 'en' as 'en' | 'cy',
  /** The language's own name, for whoever reads it in the other one. */
  called: 'English',
  title: 'Write to us',
  skip: 'Skip to main content',
  leave: 'Leave now',
  leaveTo: ': open a weather page',
  foot: '“Leave now”, at the top, opens a weather page at once. So does pressing Shift three times. It cannot take this page out of the history of the browser. Close the tab when you have finished.',
  heading: 'Tell us what is happening',
  lead: 'If a partner, an ex-partner, a relative or somebody you live with hurts, frightens or controls you, or somebody you know, you can tell us here.',
  danger: {
    heading: 'If anyone is in danger now',
    call: 'Call 999.',
    speak: 'If you cannot speak, call 999 from a mobile and press 55 when you are asked.',
    phone: 'You can telephone us too: ',
    notRead: 'What you send here is not read at once.',
  },
  others: 'Others who listen, in confidence',
  reach: {
    heading: 'How can we reach you safely?',
    only: 'We use only what you choose here. If you choose nothing, nobody contacts you because of this page, unless somebody’s life is in danger.',
    ways: 'Safe ways to reach you',
    each: {
      phone: 'Telephone call',
      text: 'Text message',
      email: 'E-mail',
      letter: 'Letter',
      'through-other': 'Through somebody I trust',
      none: 'Do not contact me',
    },
    details: 'Number or address to use',
    detailsHint: 'One that nobody else reads or answers',
    avoid: 'When is it safe, and what must we never do?',
    avoidHint: 'For example: weekdays until 3pm. Never leave a message',
  },
  what: {
    heading: 'What is happening?',
    whose: 'Who is being harmed?',
    mine: 'I am',
    theirs: 'Somebody else',
    danger: 'Is anybody in danger right now?',
    dangerYes: 'Yes',
    dangerNo: 'No',
    dangerUnknown: 'Not known',
    summary: 'What would you like us to know?',
    summaryHint: 'A few words are enough. You need no names and no proof, and you need not be sure.',
    name: 'Your name, or the name of the person who is harmed',
    nameHint: 'Only if you want to say. It need not be a real name.',
    worksFor: (landlord: string) => `Does the person who is harmed work for ${landlord}?`,
    onlyReads: 'Then only this team reads it: ',
    worksNo: 'No',
    worksYes: 'Yes',
  },
  sending: {
    heading: 'When you send this',
    goesTo: 'It goes to: ',
    read: (hours: string) => `It is read ${hours}.`,
    noMail: 'We send no e-mail, text or letter to say that it came.',
    kept: 'It is kept in confidence. Where a child or somebody else is in danger we may have to tell the police or social services.',
    send: 'Send',
  },
  sent: {
    heading: 'We have it',
    chosen:
      'If you chose how to be reached, we use that and nothing else. If you chose nothing, nobody contacts you because of this, unless somebody’s life is in danger. You can write again at any time.',
    nothing: 'Nothing was sent to you or to anybody else.',
    shared: 'If others use this screen, choose “Leave now” and close the tab.',
  },
  wrong: {
    word: 'Error',
    heading: 'There is something to put right',
    kept: 'Nothing was sent yet. Everything you wrote is still here.',
    both: 'Choose how we can reach you, or that we do not contact you: not both',
    howToUse: 'Choose how we may use the number or address that you wrote',
    noDetails: 'Write the number or address that is safe, or leave open how we can reach you',
    whose: 'Choose whether it is about you or somebody else',
    summary: 'Write a few words about what is happening',
    tooLong: (most: string) => `That is too long: ${most} letters at the most`,
    tooMany: (phone: string | null) =>
      `More than usual came through this page. Please ${instead(phone)}, or send it again later`,
    onceMore: 'Send it once more: it will come as something new',
    notNow: 'We cannot take this just now',
    inAMinute: (phone: string | null) =>
      `We cannot take this just now. Please send it again in a minute, or ${instead(phone)}`,
    orPhone: (phone: string | null) => `We cannot take this just now. Please ${instead(phone)}`,
    openAgain: (phone: string | null) => `Nothing was sent. Please ${instead(phone)}, or open this page again later.`,
  },
  /** "Monday to Friday", with the days of the week in a row, or each by its name. */
  days: (days: readonly string[]) =>
    days.join() === 'mon,tue,wed,thu,fri' ? 'Monday to Friday' : days.map((day) => DAYS[day] ?? day).join(', '),
  hours: (days: string, from: string, until: string) => `${days}, ${from} to ${until}`,
}

export type FormWords = typeof ENGLISH
