/** A document as a crash report knows it. */
interface Suspect {
  /** Of the text that was open. */
  readonly hash: string;
  readonly length: number;
  readonly crashes: number;
}

export interface OpenText {
  readonly uri: string;
  readonly text: string;
}

/** So many crashes with one document active are no accident. */
const crashesOfCulprit = 2;
/** A text that has grown or shrunk by more than this is worth another try. */
const changeWorthATry = 0.1;
/** Of documents that were active in a crash the last ones are remembered. */
const mostSuspects = 50;

/**
 * Keeps documents away from the language server with which it has crashed repeatedly. A document is held when it was the
 * active one in two crashes with the same text, until its size changes by more than a tenth or the user asks for it.
 */
export class Quarantine {
  readonly #suspects = new Map<string, Suspect>();
  #active: OpenText | undefined;

  /** The document that the server was last told or asked about. */
  activate(document: OpenText): void {
    this.#active = document;
  }

  /** The server ended by itself. Gives the document that is held from now on, if there is one. */
  crashed(): string | undefined {
    const active = this.#active;
    this.#active = undefined;
    if (!active) return undefined;
    const hash = hashOf(active.text);
    const known = this.#suspects.get(active.uri);
    const crashes = known?.hash === hash ? known.crashes + 1 : 1;
    this.#suspects.delete(active.uri);
    this.#suspects.set(active.uri, { hash, length: active.text.length, crashes });
    this.#forgetOldest();
    return crashes >= crashesOfCulprit ? active.uri : undefined;
  }

  /** Whether a document is held; one that has changed enough is held no longer. */
  holds({ uri, text }: OpenText): boolean {
    const suspect = this.#suspects.get(uri);
    if (!suspect || suspect.crashes < crashesOfCulprit) return false;
    const change = Math.abs(text.length - suspect.length) / Math.max(1, suspect.length);
    if (change <= changeWorthATry) return true;
    this.#suspects.delete(uri);
    return false;
  }

  /** The user wants all documents tried again. */
  release(): void {
    this.#suspects.clear();
  }

  #forgetOldest(): void {
    const [oldest] = this.#suspects.keys();
    if (this.#suspects.size > mostSuspects && oldest !== undefined) this.#suspects.delete(oldest);
  }
}

/** FNV-1a: tells texts apart, hides nothing. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return `${text.length} ${hash >>> 0}`;
}
