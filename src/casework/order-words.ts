/** What the orders and conditions of a court and the police are called, where their code alone does not say it. */
export const ORDER_NAMES: Readonly<Record<string, string>> = {
  'non-molestation': 'Non-molestation',
  dvpn: 'Domestic violence protection notice (DVPN)',
  dvpo: 'Domestic violence protection order (DVPO)',
  dapn: 'Domestic abuse protection notice (DAPN)',
  dapo: 'Domestic abuse protection order (DAPO)',
}

/** The kind of an order, as a page says it by itself. */
export const sayOrder = (kind: string): string =>
  ORDER_NAMES[kind] ?? kind.replaceAll('-', ' ').replace(/^./, (first) => first.toUpperCase())
