// Fails when a file that is made from data differs from what would be made now.
import { readFileSync } from 'node:fs'
import { accessText, writtenAccess } from './generate-access.mjs'
import { vocabularyModule } from './generate-vocabulary.mjs'

const record = new URL('../src/record/', import.meta.url)
const read = (name) => readFileSync(new URL(name, record), 'utf8')

if (vocabularyModule(read('vocabulary.yaml')) !== read('vocabulary.ts')) {
  process.stderr.write('src/record/vocabulary.ts is not what vocabulary.yaml says: run npm run generate\n')
  process.exitCode = 1
}

if ((await accessText()) !== writtenAccess()) {
  process.stderr.write('docs/access.md is not what src/access says: run npm run generate\n')
  process.exitCode = 1
}
