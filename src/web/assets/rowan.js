// Everything works without this file. With it: errors are focused, acts are found by typing, Shift three times leaves, and space presses buttons.
document.querySelector('[data-focus]')?.focus()

// A page that the browser kept and shows again may be somebody's whose session has ended: it is asked for anew.
addEventListener('pageshow', (event) => {
  if (!event.persisted) return
  document.body.hidden = true
  location.reload()
})

const search = document.querySelector('[data-filter]')
if (search instanceof HTMLInputElement) {
  const said = document.querySelector('[data-filter-said]')
  document.querySelector('[data-filter-box]')?.removeAttribute('hidden')
  search.addEventListener('input', () => {
    const wanted = search.value.toLowerCase().split(/\s+/).filter(Boolean)
    let shown = 0
    for (const item of document.querySelectorAll('[data-find]')) {
      const text = (item.getAttribute('data-find') ?? '').toLowerCase()
      const matches = wanted.every((word) => text.includes(word))
      item.toggleAttribute('hidden', !matches)
      if (matches) shown += 1
    }
    for (const group of document.querySelectorAll('[data-find-group]'))
      group.toggleAttribute('hidden', !group.querySelector('[data-find]:not([hidden])'))
    if (said) said.textContent = wanted.length ? `${shown} found` : ''
  })
}

// What was sent is not sent again, nor shown again, by whoever comes back to this page.
if (document.querySelector('[data-once]')) history.replaceState(null, '', location.href)

// Where no session has to end on the server first, the page itself is replaced: Back does not come to it.
const leave = document.querySelector('[data-leave]')
const away = leave?.getAttribute('data-away')
function goAway() {
  document.body.hidden = true
  if (away) location.replace(away)
  else leave.submit()
}
leave?.addEventListener('submit', (event) => {
  if (!away) return
  event.preventDefault()
  goAway()
})
let presses = []
addEventListener('keydown', (event) => {
  if (event.key !== 'Shift') {
    presses = []
    return
  }
  if (event.repeat) return
  presses = [...presses.filter((at) => event.timeStamp - at < 5000), event.timeStamp]
  if (presses.length >= 3 && leave instanceof HTMLFormElement) goAway()
})

// A link that looks like a button answers to the space bar, as a button does.
addEventListener('keydown', (event) => {
  const link = event.key === ' ' && event.target instanceof Element && event.target.closest('a[role="button"]')
  if (!(link instanceof HTMLAnchorElement)) return
  event.preventDefault()
  link.click()
})
