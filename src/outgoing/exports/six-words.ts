/**
 * The six words by which a partner opens a file. They are told by telephone, never written beside the file, and kept nowhere: they are
 * worked out again from the key of the case while the file may be taken, and cannot be once that key is gone.
 */
import { wordlist } from '@scure/bip39/wordlists/english.js'
import { keyForPurpose } from '../../store/keys/master-key.ts'
import type { DataKey } from '../../store/keys/words.ts'

const HOW_MANY = 6

/** Words that nobody should hear who rings about this, and that tell whoever overhears them what it is about. */
const NEVER =
  /^(?:abuse|assault|attack|battle|blood|bomb|bullet|crime|cruel|danger|enemy|escape|evil|exile|gun|grief|hunt|hurt|husband|infant|injury|jealous|kick|kid|kidney|kiss|knife|police|prison|punch|rifle|scare|shed|shoot|suffer|swear|tragic|violin|weapon|wife|victim|fatal|ghost|sad|slam|slave|slap|smash|tragic|ugly|wreck|baby|child|mother|father|woman|girl|boy|love|marriage|divorce|witness|suspect|arrest|protect|rescue|save|secret|hide)$/

export const WORDS: readonly string[] = wordlist.filter((word) => !NEVER.test(word))

/** Each word is as likely as any other, but for less than one in a thousand million: 48 bits are taken for each. About 65 bits in all. */
export function sixWords(key: DataKey, id: string): string {
  const words = Array.from({ length: HOW_MANY }, (_, at) => {
    const bits = keyForPurpose(key.bytes, 'export', id, String(at)).readUIntBE(0, 6)
    return WORDS[bits % WORDS.length] ?? ''
  })
  return words.join('-')
}
