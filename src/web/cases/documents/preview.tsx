/** A document as it will say it, before it is made. */
import { Table } from '../../../design-system/govuk/table.tsx'
import { type Block, type Document, languageTag } from '../../../outgoing/documents/document.ts'

const Lines = ({ text }: { readonly text: string }) => (
  <>
    {text.split('\n').map((line, index) => (
      <span key={`${index}${line}`}>
        {index > 0 && <br />}
        {line}
      </span>
    ))}
  </>
)

function Part({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'heading':
      return <h4 class="govuk-heading-s">{block.text}</h4>
    case 'paragraph':
      return (
        <p class="govuk-body">
          <Lines text={block.text} />
        </p>
      )
    case 'list':
      return (
        <ul class="govuk-list govuk-list--bullet">
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      )
    case 'table':
      return (
        <Table
          firstCellIsHeader
          head={block.head.map((text) => ({ text }))}
          rows={block.rows.map((row) => row.map((text) => ({ text })))}
        />
      )
    default:
      return block satisfies never
  }
}

export const Preview = ({ document }: { readonly document: Document }) => (
  <div class="app-card app-paper" lang={languageTag(document.language)}>
    <h3 class="govuk-heading-m">{document.title}</h3>
    {document.blocks.map((block, index) => (
      <Part block={block} key={`${index}${block.kind}`} />
    ))}
  </div>
)
