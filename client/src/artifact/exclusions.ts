import { dialectHints, noEffectHint } from "./ignore/ignoreHints.js";
import type { IgnoreHint } from "./ignore/ignoreHints.js";
import type { IgnoreLine } from "./ignore/ignoreLine.js";
import type { IgnoreDialect } from "./ignore/ignorePattern.js";
import type { Decision, IgnoreRules } from "./ignore/ignoreRules.js";

/** What a line of an ignore file leaves out. */
export interface Exclusion {
  readonly source: IgnoreLine;
  /** Single files. */
  readonly files: number;
  /** Whole folders, which were not looked into. */
  readonly folders: number;
}

/** A file that one dialect packs and the other leaves out. */
export interface DialectDifference {
  /** Relative to the packed folder, with `/`. */
  readonly path: string;
  /** Whether the dialect that counts packs it. */
  readonly isPacked: boolean;
}

/** Counts what the rules decide, while a folder is walked. */
export class ExclusionLog {
  readonly differences: DialectDifference[] = [];
  readonly #rules: IgnoreRules;
  readonly #dialect: IgnoreDialect;
  readonly #counts: { kept: number; files: number; folders: number }[];

  constructor(rules: IgnoreRules, dialect: IgnoreDialect) {
    this.#rules = rules;
    this.#dialect = dialect;
    this.#counts = rules.rules.map(() => ({ kept: 0, files: 0, folders: 0 }));
  }

  /** Notes the decision about a file; returns whether it stays out. */
  noteFile(path: string, decision: Decision): boolean {
    const isExcluded = this.#rules.isExcluded(decision, this.#dialect);
    const other = this.#dialect === "sdk" ? "docker" : "sdk";
    if (isExcluded !== this.#rules.isExcluded(decision, other)) {
      this.differences.push({ path, isPacked: !isExcluded });
    }
    const count = this.#counts[decision[this.#dialect]];
    if (count !== undefined) count[isExcluded ? "files" : "kept"] += 1;
    return isExcluded;
  }

  /** Notes that a whole folder stays out. */
  noteFolder(decision: Decision): void {
    const count = this.#counts[decision[this.#dialect]];
    if (count !== undefined) count.folders += 1;
  }

  /** The lines that leave something out, in their order. */
  exclusions(): readonly Exclusion[] {
    return this.#counts.flatMap(({ files, folders }, index) => {
      const source = this.#rules.rules[index]?.source;
      return source === undefined || files + folders === 0 ? [] : [{ source, files, folders }];
    });
  }

  hints(): readonly IgnoreHint[] {
    const { rules } = this.#rules;
    const idle = rules.filter((_, index) => {
      const { kept = 0, files = 0, folders = 0 } = this.#counts[index] ?? {};
      return kept + files + folders === 0;
    });
    return [
      ...dialectHints(rules, this.#dialect),
      ...idle.map(({ source }) => noEffectHint(source)),
    ];
  }
}
