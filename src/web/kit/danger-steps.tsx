/** What to do in danger: it needs no answer first. Source: CBC-5.1.d2, CBC-5.3.e1, CBC-5.3.e2. */
export const DangerSteps = () => (
  <ol class="govuk-list govuk-list--number">
    <li>
      <strong>Call 999</strong>, or ask them to and stay on the line.
    </li>
    <li>If they cannot, you call: say where they are, and that you call for somebody else.</li>
    <li>If they cannot speak: 999, then 55 on a mobile.</li>
    <li>Ask whether children are there. Do not go in yourself.</li>
  </ol>
)
