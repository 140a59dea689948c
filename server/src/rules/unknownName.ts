import { replaceText } from "../document/edit/editScalar.js";
import type { Text } from "../model/spec.js";
import { fixOf, unsafe } from "./fix/fixOf.js";
import { quote } from "./quote.js";
import type { CommonContext, Fix, FixesInFile, Report, Severity } from "./rule.js";

/** A name that stands for nothing, and the names that it could have meant. */
export interface UnknownName {
  readonly name: Text;
  /** What is wrong, without a full stop: `No step "prepair" in this workflow`. */
  readonly problem: string;
  readonly candidates: Iterable<string>;
  /** What would be right where no candidate is near. */
  readonly advice: string;
  readonly severity: Severity;
  /** What stands before the name in its range. */
  readonly prefix?: string;
  /** Makes what the name is to stand for. */
  readonly create?: FixesInFile;
}

function renameFix(text: string, { name, prefix = "" }: UnknownName, to: string): readonly Fix[] {
  return fixOf(`Change to ${quote(to)}`, replaceText(text, name.range, prefix + to), unsafe);
}

/**
 * Reports an unknown name with the nearest known one as a question. Where template statements may add names, only a
 * likely slip is worth a hint.
 */
export function reportUnknownName(
  context: CommonContext,
  report: Report,
  unknown: UnknownName,
): void {
  const { name, problem, candidates, advice, severity, create } = unknown;
  const creation = create && !context.isTemplated ? { fixesInFile: create } : {};
  const nearest = context.suggest(name.text, candidates);
  if (nearest === undefined) {
    if (!context.isTemplated)
      report(name.range, `${problem}; ${advice}.`, { severity, ...creation });
    return;
  }
  report(name.range, `${problem}; did you mean ${quote(nearest)}?`, {
    severity: context.isTemplated ? "hint" : severity,
    fixes: () => renameFix(context.text, unknown, nearest),
    ...creation,
  });
}
