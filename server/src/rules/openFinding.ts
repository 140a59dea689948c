import type { SyntaxProblem, SyntaxTree } from "../document/syntaxNode.js";
import type { RemoteFacts } from "../protocol.js";
import type { FilesBeside } from "./beside/filesBeside.js";
import { syntaxFixes } from "./fix/syntaxFixes.js";
import type {
  Finding,
  FixesInFile,
  RelatedParent,
  RelatedRange,
  Report,
  Rule,
  Severity,
} from "./rule.js";
import { lowerSeverity } from "./severity.js";
import { syntaxRules } from "./syntaxRules.js";

export interface RuleOptions {
  /**
   * Rule id → severity instead of the rule's own, or `off`. Where a rule is less sure of a finding than usual, the
   * finding keeps its lower severity.
   */
  readonly severities?: ReadonlyMap<string, Severity | "off">;
  /** Version of the platform's SDK that the file is written for, such as `1.7`. */
  readonly sdkVersion?: string;
  /** The files around this one. Without them nothing is said about what depends on them. */
  readonly beside?: FilesBeside;
  /** What a platform told. Without it nothing is said about what depends on it. */
  readonly remote?: RemoteFacts | undefined;
  /** Told of a rule that threw. It has no findings then; the other rules run all the same. */
  readonly onError?: (rule: string, error: unknown) => void;
  /** The rules to run; all of them unless given. */
  readonly rules?: readonly Rule[];
}

/** A finding that may point to other steps by name; where they stand is asked when it is shown. */
export interface OpenFinding extends Omit<Finding, "related"> {
  readonly related?: readonly (RelatedRange | RelatedParent)[];
  readonly fixesInFile?: FixesInFile;
}

/**
 * A finding's own fixes and those that change the file around it.
 *
 * @param own the former, in the coordinates of the whole text
 * @param tree the whole file
 */
export function joinFixes(
  { fixesInFile }: OpenFinding,
  own: Finding["fixes"],
  tree: () => SyntaxTree,
): Pick<Finding, "fixes"> {
  if (!fixesInFile) return own ? { fixes: own } : {};
  return { fixes: () => [...(own?.() ?? []), ...fixesInFile(tree())] };
}

/** Makes findings of what one rule reports; of a rule that throws none. */
export function collectFindings(
  rule: Rule,
  options: RuleOptions,
  check: (report: Report) => void,
): readonly OpenFinding[] {
  const collector = new FindingCollector(options);
  collector.collect(rule, check);
  return collector.findings;
}

/** Collects what rules report, one rule after the other. */
export class FindingCollector {
  readonly findings: OpenFinding[] = [];
  readonly #options: RuleOptions;
  #rule = "";
  /** The rule's own severity, and the one that the settings choose. */
  #severity: Severity = "error";
  #chosen: Severity = "error";

  constructor(options: RuleOptions) {
    this.#options = options;
  }

  /** Adds what a rule reports; nothing of a rule that throws. */
  collect({ id, severity }: Rule, check: (report: Report) => void): void {
    const { severities, onError } = this.#options;
    const chosen = severities?.get(id) ?? severity;
    if (chosen === "off") return;
    this.#rule = id;
    this.#severity = severity;
    this.#chosen = chosen;
    const before = this.findings.length;
    try {
      check(this.#report);
    } catch (error) {
      this.findings.length = before;
      onError?.(id, error);
    }
  }

  readonly #report: Report = (range, message, more = {}) => {
    const { severity = this.#severity, ...rest } = more;
    const chosen =
      severity === this.#severity ? this.#chosen : lowerSeverity(severity, this.#chosen);
    this.findings.push({ rule: this.#rule, severity: chosen, message, range, ...rest });
  };
}

/** The finding with the severity that the settings choose; none where they switch its rule off. */
export function withSeverity(
  finding: OpenFinding,
  { severities }: RuleOptions,
): readonly OpenFinding[] {
  const severity = severities?.get(finding.rule) ?? finding.severity;
  return severity === "off" ? [] : [{ ...finding, severity }];
}

/** @param problems those of the tree that are shown */
export function syntaxFindings(
  tree: SyntaxTree,
  problems: readonly SyntaxProblem[],
  options: RuleOptions,
): readonly OpenFinding[] {
  return problems.flatMap((problem) => {
    const severity = syntaxRules.get(problem.rule)?.severity ?? "error";
    const fixes = () => syntaxFixes(tree, problem);
    return withSeverity({ ...problem, severity, fixes }, options);
  });
}
