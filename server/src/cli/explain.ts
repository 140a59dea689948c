import { describeRule } from "../rules/describeRule.js";
import { requireRule } from "./arguments.js";

/** What a rule asks for and why, with its examples. Throws `CliError` when there is no such rule. */
export function explain(id: string): string {
  requireRule(id);
  const description = describeRule(id);
  const severity = description?.severity ?? "error or warning";
  const head = `${id} (${severity})\n\n${description?.summary ?? ""}`;
  const { rule, page = "" } = description ?? {};
  if (rule === undefined) return `${head}\n\n${page}\n`;
  return [
    head,
    `${rule.why}\nSource: ${rule.sources.join(", ")}.`,
    `Wrong:\n\n${indented(markedLines(rule.bad))}`,
    `Right:\n\n${indented(rule.good)}`,
    `${page}\n`,
  ].join("\n\n");
}

/** The line with the marked range gets a comment instead of the marks. */
function markedLines(text: string): string {
  return text
    .split("\n")
    .map((line) => (line.includes("<|") ? `${line.replace(/<\||\|>/g, "")} # ← here` : line))
    .join("\n");
}

function indented(text: string): string {
  return text.trimEnd().replace(/^(?=.)/gm, "    ");
}
