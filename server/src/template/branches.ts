import type { OffsetRange, TemplateTag } from "../document/syntaxNode.js";
import { isSetBlock, readStatement, type Statement } from "./statement.js";

/** A part of a block statement: what stands between two of its tags. */
export interface TemplateBranch {
  /** The block as a whole; the branches of one block share it. */
  readonly block: TemplateBlock;
  /** `if`, `elif`, `else`, `for`, or the keyword of another block. */
  readonly keyword: string;
  /** The tag that begins the branch. */
  readonly tag: OffsetRange;
  /** The text between this tag and the next one of the block. */
  readonly content: OffsetRange;
}

export interface TemplateBlock {
  readonly keyword: string;
  /** The branch that the block stands in; undefined for one at the top. */
  readonly parent: TemplateBranch | undefined;
}

/** Where a text is conditional or repeated. */
export interface TemplateBranches {
  /** All branches in the order of their beginnings. */
  readonly all: readonly TemplateBranch[];
  /** The innermost branch around an offset; undefined outside of all blocks. */
  at(offset: number): TemplateBranch | undefined;
  /** Whether of two places at most one is in the rendered text: they are in different branches of one block. */
  areAlternatives(first: number, second: number): boolean;
  /** Whether a place may be missing in the rendered text, or be there several times. */
  isUncertain(offset: number): boolean;
  /** Whether a place stands in the body of a loop. */
  isRepeated(offset: number): boolean;
}

const blocks: ReadonlySet<string> = new Set([
  "if",
  "for",
  "block",
  "with",
  "filter",
  "macro",
  "call",
  "autoescape",
]);
const continuations: ReadonlySet<string> = new Set(["elif", "else"]);
const continued: ReadonlySet<string> = new Set(["if", "for"]);
/** Blocks whose content is printed exactly once. */
const transparent: ReadonlySet<string> = new Set(["with", "filter", "autoescape", "block"]);

interface Change {
  /** Where the innermost branch becomes another one. */
  readonly offset: number;
  readonly branch: TemplateBranch | undefined;
}

interface OpenBranch {
  readonly branch: TemplateBranch;
  readonly content: { start: number; end: number };
}

/** Pairs the block statements of a text. A block that is never closed reaches to the end of the text. */
export function readBranches(text: string, tags: readonly TemplateTag[]): TemplateBranches {
  const reader = new BranchReader(text.length);
  for (const { kind, range } of tags) {
    const statement =
      kind === "statement" ? readStatement(text.slice(range.start, range.end)) : undefined;
    if (statement) reader.read(statement, range);
  }
  return queries(reader.branches, reader.changes);
}

class BranchReader {
  readonly branches: TemplateBranch[] = [];
  readonly changes: Change[] = [];
  readonly #open: OpenBranch[] = [];
  readonly #textEnd: number;

  constructor(textEnd: number) {
    this.#textEnd = textEnd;
  }

  read(statement: Statement, tag: OffsetRange): void {
    const { keyword } = statement;
    const top = this.#open.at(-1)?.branch;
    if (blocks.has(keyword) || isSetBlock(statement)) {
      this.#begin({ keyword, parent: top }, keyword, tag);
    } else if (top && continuations.has(keyword) && continued.has(top.block.keyword)) {
      this.#finish(tag.start);
      this.#begin(top.block, keyword, tag);
    } else if (top && keyword === `end${top.block.keyword}`) {
      this.#finish(tag.start);
      this.changes.push({ offset: tag.start, branch: top.block.parent });
    }
  }

  #begin(block: TemplateBlock, keyword: string, tag: OffsetRange): void {
    const content = { start: tag.end, end: this.#textEnd };
    const branch: TemplateBranch = { block, keyword, tag, content };
    this.branches.push(branch);
    this.#open.push({ branch, content });
    this.changes.push({ offset: tag.end, branch });
  }

  #finish(offset: number): void {
    const last = this.#open.pop();
    if (last) last.content.end = offset;
  }
}

function queries(all: readonly TemplateBranch[], changes: readonly Change[]): TemplateBranches {
  const at = (offset: number): TemplateBranch | undefined => {
    let low = 0;
    let high = changes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((changes[middle]?.offset ?? Infinity) <= offset) low = middle + 1;
      else high = middle;
    }
    return changes[low - 1]?.branch;
  };
  return {
    all,
    at,
    areAlternatives: (first, second) => {
      const branches = new Map(chain(at(first)).map((branch) => [branch.block, branch]));
      const shared = chain(at(second)).find(({ block }) => branches.has(block));
      return shared !== undefined && branches.get(shared.block) !== shared;
    },
    isUncertain: (offset) => chain(at(offset)).some(({ keyword }) => !transparent.has(keyword)),
    isRepeated: (offset) => chain(at(offset)).some(({ keyword }) => keyword === "for"),
  };
}

/** Blocks within blocks that are looked through. */
const deepest = 1000;

/** A branch and those around it, the innermost first. */
function chain(innermost: TemplateBranch | undefined): readonly TemplateBranch[] {
  const found: TemplateBranch[] = [];
  for (let next = innermost; next && found.length < deepest; next = next.block.parent) {
    found.push(next);
  }
  return found;
}
