import type { OffsetRange, SyntaxTree } from "../document/syntaxNode.js";
import type { BlockFile } from "../model/spec.js";

export type Severity = "error" | "warning" | "information" | "hint";

/** What a rule reports: one mistake, at the smallest range that shows it, in one sentence. */
export interface Finding {
  /** `family/kebab-name`; the anchor of the rule's section in docs/rules.md. */
  readonly rule: string;
  readonly severity: Severity;
  /** One sentence: names the offender in quotes and says what would be right. */
  readonly message: string;
  readonly range: OffsetRange;
  readonly related?: readonly RelatedRange[];
  readonly tags?: readonly ("unnecessary" | "deprecated")[];
}

export interface RelatedRange {
  readonly range: OffsetRange;
  readonly message: string;
}

/** What a rule looks at. Everything is derived once per version of a document. */
export interface RuleContext {
  readonly tree: SyntaxTree;
  readonly file: BlockFile;
  /** The candidate that a mistyped name was most likely meant to be; undefined when none is near. */
  readonly suggest: (name: string, candidates: Iterable<string>) => string | undefined;
}

export interface Rule {
  readonly id: `${string}/${string}`;
  readonly severity: Severity;
  /** What is asked of the author, one sentence. */
  readonly summary: string;
  /** The reason, with its source: the platform's reference, the SDK, its support site, or plain logic. */
  readonly why: string;
  /** A whole document that raises exactly this finding; its range stands between `<|` and `|>`. */
  readonly bad: string;
  /** A whole document without any finding. */
  readonly good: string;
  /**
   * Rules of the schema that may find the same mistake. Of two findings at one range the severer stays; this rule's,
   * which knows more, when both are equal.
   */
  readonly competesWith?: readonly `schema/${string}`[];
  check(context: RuleContext, report: Report): void;
}

export type Report = (
  range: OffsetRange,
  message: string,
  more?: {
    readonly related?: readonly RelatedRange[];
    readonly tags?: NonNullable<Finding["tags"]>;
    /** Where one rule has several severities; otherwise the rule's own. */
    readonly severity?: Severity;
  },
) => void;

/** Checks the shape of a rule where it is written; a rule is a value. */
export function defineRule(rule: Rule): Rule {
  return rule;
}
