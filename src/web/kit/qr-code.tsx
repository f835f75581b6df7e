/** A picture that a phone reads, drawn on the server: no service is asked, no script runs, and no style stands in the page. */
import { encode } from 'uqr'

/** Modules of white around it, as phones need (ISO/IEC 18004). */
const QUIET = 4

/** `label` says what it is to whoever does not see it; what it says must stand beside it in letters too. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET })
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return (
    <svg class="app-qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
