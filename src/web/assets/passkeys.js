// Asks the browser for a passkey, and sends what it gives as any form is sent. Without this file passwords and codes still lead in.
const bytes = (text) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (each) => each.charCodeAt(0))
const words = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
const known = (list) => (list ?? []).map((each) => ({ ...each, id: bytes(each.id) }))

async function answerTo(form) {
  const { passkey, passkeyFor } = form.dataset
  const body = new URLSearchParams({ token: form.elements.namedItem('token').value, for: passkeyFor })
  const { asked } = await (await fetch(passkey, { method: 'POST', body })).json()
  const shared = { ...asked, challenge: bytes(asked.challenge) }
  const credential = asked.user
    ? await navigator.credentials.create({
        publicKey: {
          ...shared,
          user: { ...asked.user, id: bytes(asked.user.id) },
          excludeCredentials: known(asked.excludeCredentials),
        },
      })
    : await navigator.credentials.get({ publicKey: { ...shared, allowCredentials: known(asked.allowCredentials) } })
  const { id, type, response } = credential
  const parts = {}
  for (const part of ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle'])
    if (response[part]) parts[part] = words(response[part])
  if (response.getTransports) parts.transports = response.getTransports()
  return JSON.stringify({ id, rawId: id, type, response: parts })
}

for (const form of document.querySelectorAll('form[data-passkey]')) {
  if (!('PublicKeyCredential' in window) || location.origin !== form.dataset.passkeyAt) continue
  form.hidden = false
  document.querySelector('[data-passkey-without]')?.setAttribute('hidden', '')
  const failed = form.querySelector('[data-passkey-failed]')
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    failed.hidden = true
    try {
      form.querySelector('[data-passkey-answer]').value = await answerTo(form)
    } catch {
      failed.hidden = false
      return
    }
    form.submit()
  })
}
