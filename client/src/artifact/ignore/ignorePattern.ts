import { Glob } from "./glob.js";
import { isSlash } from "./globToken.js";
import type { GlobToken } from "./globToken.js";

/** How ignore files are read: as the platform's own packer does, or as Docker does. */
export type IgnoreDialect = "sdk" | "docker";

/** What a line says in one dialect. */
export interface ParsedPattern {
  /** Whether the line brings back what lines before it leave out. */
  readonly isNegated: boolean;
  /** Undefined when the line matches nothing in this dialect. */
  readonly tokens: readonly GlobToken[] | undefined;
}

/** A pattern that is made once and matched against many files and folders. */
export class IgnorePattern {
  readonly isNegated: boolean;
  /** Whether it is about what is in a folder that the glob matches, and not about a file that it matches. */
  readonly isContentsOnly: boolean;
  /** Undefined when it matches nothing. */
  readonly glob: Glob | undefined;

  constructor({ isNegated, tokens = [] }: ParsedPattern) {
    this.isNegated = isNegated;
    const [beforeLast, last] = tokens.slice(-2);
    this.isContentsOnly =
      tokens.length > 2 && last?.type === "all" && beforeLast !== undefined && isSlash(beforeLast);
    const own = this.isContentsOnly ? tokens.slice(0, -2) : tokens;
    this.glob = own.length === 0 ? undefined : new Glob(own);
  }

  /** The same text for patterns that mean the same. */
  get meaning(): string {
    return JSON.stringify([this.isNegated, this.isContentsOnly, this.glob?.tokens ?? null]);
  }
}
