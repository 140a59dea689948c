import type { OffsetRange } from "../../document/syntaxNode.js";
import { quote } from "../quote.js";

export interface JsonProblem {
  /** A part of a sentence: `the comma before "}" is one too many`. */
  readonly problem: string;
  /** Offsets in the text. */
  readonly range: OffsetRange;
}

/** Deeper JSON is left unjudged: no payload needs it, and reading it costs stack. */
const deepest = 100;

const longestShown = 20;

const placeholder = /\{\{[^{}]*\}\}/y;
const literal = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?)(?![\w.+-])/y;
const word = /[^\s,:[\]{}]+/y;
const blank = /\s*/y;

/**
 * The first thing that keeps a text from being JSON; undefined when nothing does. A placeholder such as `{{NAME}}` may
 * stand for a part of a text, for a value, or for keys with their values: what it brings is only known at run time.
 */
export function findJsonProblem(text: string): JsonProblem | undefined {
  const reader = new Reader(text);
  try {
    reader.readValue(0);
    return reader.isAtEnd() ? undefined : reader.problem("nothing may follow the value");
  } catch (error) {
    if (error instanceof NoJson) return error.problem;
    if (error instanceof TooDeep) return undefined;
    throw error;
  }
}

class TooDeep extends Error {}

class NoJson extends Error {
  readonly problem: JsonProblem;

  constructor(problem: JsonProblem) {
    super(problem.problem);
    this.problem = problem;
  }
}

class Reader {
  private readonly text: string;
  private at = 0;

  constructor(text: string) {
    this.text = text;
  }

  isAtEnd(): boolean {
    this.skip(blank);
    return this.at >= this.text.length;
  }

  problem(problem: string, length = 1): JsonProblem {
    const start = Math.min(this.at, Math.max(0, this.text.trimEnd().length - 1));
    return { problem, range: { start, end: Math.min(this.text.length, start + length) } };
  }

  readValue(depth: number): void {
    if (depth > deepest) throw new TooDeep();
    this.skip(blank);
    if (this.skipPlaceholders()) {
      if (this.text[this.at] === '"') this.readText();
      return;
    }
    const first = this.text[this.at];
    if (first === "{") this.readMembers(depth, "}");
    else if (first === "[") this.readMembers(depth, "]");
    else if (first === '"') this.readText();
    else if (!this.skip(literal)) this.refuseWord();
  }

  private readMembers(depth: number, end: "}" | "]"): void {
    this.at += 1;
    for (let isFirst = true; ; isFirst = false) {
      this.skip(blank);
      if (this.text[this.at] === end) {
        if (isFirst) break;
        this.refuse(`the comma before ${quote(end)} is one too many`);
      }
      if (end === "]") this.readValue(depth + 1);
      else this.readPair(depth);
      this.skip(blank);
      if (this.text[this.at] === end) break;
      if (this.text[this.at] !== ",") this.refuse(`"," or ${quote(end)} is missing here`);
      this.at += 1;
    }
    this.at += 1;
  }

  private readPair(depth: number): void {
    if (this.skipPlaceholders()) {
      this.skip(blank);
      // What the placeholder brings may be whole pairs.
      if (this.text[this.at] !== ":") return;
    } else if (this.text[this.at] === '"') {
      this.readText();
    } else {
      this.refuseKey();
    }
    this.skip(blank);
    if (this.text[this.at] !== ":") this.refuse('":" is missing after the key');
    this.at += 1;
    this.readValue(depth + 1);
  }

  private readText(): void {
    const start = this.at;
    this.at += 1;
    while (this.text[this.at] !== '"') {
      if (this.skipPlaceholders()) continue;
      const char = this.text[this.at];
      if (char === undefined || char === "\n" || char === "\r") {
        this.at = start;
        this.refuse("the text that begins here is not closed on its line");
      }
      if (char === "\\") this.readEscape();
      else this.at += 1;
    }
    this.at += 1;
  }

  private readEscape(): void {
    const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
    if (!this.skip(escape)) {
      this.refuse(`${quote(this.text.slice(this.at, this.at + 2))} is no escape of JSON`, 2);
    }
  }

  private refuseKey(): never {
    const key = this.peek(word);
    if (key === undefined) this.refuse("a key in double quotes is missing here");
    if (key.startsWith("'")) this.refuse("JSON takes double quotes only", key.length);
    this.refuse(`the key ${quote(key)} needs double quotes`, key.length);
  }

  private refuseWord(): never {
    const found = this.peek(word);
    if (found === undefined) this.refuse("a value is missing here");
    if (found.startsWith("'")) this.refuse("JSON takes double quotes only", found.length);
    // A long one is no slip and may be confidential.
    const shown = found.length > longestShown ? "a text" : `the text ${quote(found)}`;
    this.refuse(`${shown} needs double quotes`, found.length);
  }

  private refuse(problem: string, length = 1): never {
    throw new NoJson(this.problem(problem, length));
  }

  private skipPlaceholders(): boolean {
    const start = this.at;
    while (this.skip(placeholder));
    return this.at > start;
  }

  private peek(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    return pattern.exec(this.text)?.[0];
  }

  private skip(pattern: RegExp): boolean {
    const found = this.peek(pattern);
    this.at += found?.length ?? 0;
    return found !== undefined && found !== "";
  }
}
