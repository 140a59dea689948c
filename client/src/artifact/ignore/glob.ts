import { isInClass, isSlash, normalizeGlob, slash } from "./globToken.js";
import type { GlobToken } from "./globToken.js";

const wordBits = 32;
/** How many states are kept to be found again. More are made anew, which only takes time. */
const mostKnownStates = 512;

/** How far a glob has come in a text. */
export class GlobState {
  /** Whether the glob takes the text up to here. */
  readonly isAccepting: boolean;
  /** Whether the glob takes no text that begins like this. */
  readonly isDead: boolean;
  /** One bit per position in the glob where the text may have come to. */
  readonly positions: Int32Array;
  /** The states after one more code point, by its class, as far as they are known. */
  readonly next: (GlobState | undefined)[] = [];

  constructor(positions: Int32Array, accepted: number) {
    this.positions = positions;
    this.isAccepting = hasBit(positions, accepted);
    this.isDead = positions.every((bits) => bits === 0);
  }
}

/**
 * A glob as an automaton that is made while it reads. It reads each code point once, in time bounded by the length of
 * the glob, whatever glob and text hold; and it can read a path folder by folder.
 */
export class Glob {
  readonly tokens: readonly GlobToken[];
  /** The text, without `/`, that every match ends with: most names are told apart by it alone. */
  readonly fixedEnd: string;
  readonly #start: GlobState;
  /** The tokens, with two positions for `folders`: before it, where it can be left out, and within it. */
  readonly #positions: readonly (GlobToken | undefined)[];
  readonly #words: number;
  /** Positions that stay on code points other than `/`, and on `/`. */
  readonly #stay: Int32Array;
  readonly #stayOnSlash: Int32Array;
  /** Positions from which the next one, and the one after that, is reached without reading. */
  readonly #skipOne: Int32Array;
  readonly #skipTwo: Int32Array;
  /** Code points that move the same positions on are of one class. */
  readonly #classes: { readonly moves: Int32Array; readonly isSlash: boolean }[] = [];
  readonly #classByCodePoint = new Map<number, number>();
  readonly #classByAscii = new Int16Array(128).fill(-1);
  #known = new Map<string, GlobState>();

  constructor(tokens: readonly GlobToken[]) {
    this.tokens = normalizeGlob(tokens);
    this.fixedEnd = fixedEndOf(this.tokens);
    this.#positions = this.tokens.flatMap((token): (GlobToken | undefined)[] =>
      token.type === "folders" ? [undefined, token] : [token],
    );
    this.#words = Math.ceil((this.#positions.length + 1) / wordBits);
    const isAny = (token: GlobToken | undefined) =>
      token?.type === "all" || token?.type === "folders";
    this.#stay = this.#select((token) => isAny(token) || token?.type === "some");
    this.#stayOnSlash = this.#select(isAny);
    this.#skipOne = this.#select(
      (token) => token === undefined || token.type === "some" || token.type === "all",
    );
    this.#skipTwo = this.#select((token) => token === undefined);
    const first = new Int32Array(this.#words);
    first[0] = 1;
    this.#start = this.#stateOf(first);
  }

  /** Before any text. */
  get start(): GlobState {
    return this.#start;
  }

  /** The state after `text`, which follows what led to `state`. */
  read(state: GlobState, text: string): GlobState {
    let current = state;
    for (let index = 0; index < text.length && !current.isDead;) {
      const unit = text.charCodeAt(index);
      let classIndex = unit < 128 ? (this.#classByAscii[unit] ?? -1) : -1;
      if (classIndex === -1) {
        const codePoint = text.codePointAt(index) ?? 0;
        if (codePoint > 0xffff) index += 1;
        classIndex = this.#classOf(codePoint);
      }
      index += 1;
      current = current.next[classIndex] ?? this.#step(current, classIndex);
    }
    return current;
  }

  #step(state: GlobState, classIndex: number): GlobState {
    const after = new Int32Array(this.#words);
    const { moves, isSlash } = this.#classes[classIndex] ?? { moves: after, isSlash: false };
    const stay = isSlash ? this.#stayOnSlash : this.#stay;
    let carry = 0;
    for (let index = 0; index < this.#words; index += 1) {
      const positions = word(state.positions, index);
      const moving = positions & word(moves, index);
      after[index] = (moving << 1) | carry | (positions & word(stay, index));
      carry = moving >>> 31;
    }
    const next = this.#stateOf(after);
    state.next[classIndex] = next;
    return next;
  }

  #stateOf(positions: Int32Array): GlobState {
    this.#skip(positions);
    const key = positions.join();
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    if (this.#known.size >= mostKnownStates) this.#known = new Map();
    const state = new GlobState(positions, this.#positions.length);
    this.#known.set(key, state);
    return state;
  }

  #skip(positions: Int32Array): void {
    for (let isChanged = true; isChanged;) {
      isChanged = false;
      let carry = 0;
      for (let index = 0; index < this.#words; index += 1) {
        const before = word(positions, index);
        const one = before & word(this.#skipOne, index);
        const two = before & word(this.#skipTwo, index);
        const after = before | carry | (one << 1) | (two << 2);
        carry = (one >>> 31) | (two >>> 30);
        positions[index] = after;
        isChanged ||= after !== before;
      }
    }
  }

  #classOf(codePoint: number): number {
    const known = this.#classByCodePoint.get(codePoint);
    if (known !== undefined) return known;
    const found = this.#findClass(codePoint);
    if (codePoint < 128) this.#classByAscii[codePoint] = found;
    else this.#classByCodePoint.set(codePoint, found);
    return found;
  }

  #findClass(codePoint: number): number {
    const moves = this.#select((token) => token !== undefined && movesOn(token, codePoint));
    const isSlash = codePoint === slash;
    const found = this.#classes.findIndex(
      (other) =>
        other.isSlash === isSlash && other.moves.every((bits, index) => bits === moves[index]),
    );
    return found === -1 ? this.#classes.push({ moves, isSlash }) - 1 : found;
  }

  #select(choose: (token: GlobToken | undefined) => boolean): Int32Array {
    const bits = new Int32Array(this.#words);
    for (const [index, token] of this.#positions.entries()) {
      if (choose(token)) bits[index >>> 5] = word(bits, index >>> 5) | (1 << (index & 31));
    }
    return bits;
  }
}

function fixedEndOf(tokens: readonly GlobToken[]): string {
  const start = tokens.findLastIndex((token) => token.type !== "literal" || isSlash(token)) + 1;
  return tokens
    .slice(start)
    .map((token) => (token.type === "literal" ? String.fromCodePoint(token.codePoint) : ""))
    .join("");
}

function movesOn(token: GlobToken, codePoint: number): boolean {
  switch (token.type) {
    case "literal":
      return token.codePoint === codePoint;
    case "one":
      return codePoint !== slash;
    case "class":
      return isInClass(token, codePoint);
    case "folders":
      return codePoint === slash;
    case "some":
    case "all":
      return false;
  }
}

function word(words: Int32Array, index: number): number {
  return words[index] ?? 0;
}

function hasBit(words: Int32Array, bit: number): boolean {
  return (word(words, bit >>> 5) & (1 << (bit & 31))) !== 0;
}
