/**
 * A page that moves on by itself. A form may not be redirected to another site (`form-action 'self'`), and a strict cookie that was set on
 * the way back from another site is sent only when our own page leads on.
 */
import type { ComponentChildren } from 'preact'

export const Onward = ({
  to,
  title,
  children,
}: {
  readonly to: string
  readonly title: string
  readonly children: ComponentChildren
}) => (
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title}</title>
      <meta http-equiv="refresh" content={`0;url=${to}`} />
    </head>
    <body>
      <main>
        <h1>{title}</h1>
        <p>
          <a href={to}>{children}</a>
        </p>
      </main>
    </body>
  </html>
)
