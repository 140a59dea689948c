// docs/rules.md, from the rules themselves: what each asks for, why, and what it says about its own bad example.
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { schemaValidators } from "../schemaValidators.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));

const entry = `
export { rules } from "./server/src/rules/index.js";
export { fileRules } from "./server/src/rules/fileRules.js";
export { schemaRules } from "./server/src/rules/schemaRules.js";
export { projectRules } from "./server/src/rules/project/projectRules.js";
export { suppressionRules } from "./server/src/rules/suppression/suppressionRules.js";
export { syntaxRules } from "./server/src/rules/syntaxRules.js";
export { checkExample } from "./test/support/checkExample.js";
`;

/** Loads the server's own modules, which are TypeScript. */
async function loadRules() {
  const outfile = path.join(root, "out", "rules.cjs");
  await build({
    stdin: { contents: entry, resolveDir: root, loader: "ts" },
    bundle: true,
    outfile,
    format: "cjs",
    platform: "node",
    plugins: [schemaValidators.esbuild()],
    logLevel: "warning",
  });
  return createRequire(import.meta.url)(outfile);
}

/** The text of docs/rules.md. */
export async function makeRules() {
  const server = await loadRules();
  const severities = {
    error: "Error",
    warning: "Warning",
    information: "Information",
    hint: "Hint",
  };
  const facts = server.rules.map((rule) => {
    const finding = server.checkExample(rule, withoutMarks(rule.bad))[0];
    return { rule, message: finding?.message, fixes: finding?.fixes?.() ?? [] };
  });

  const sections = facts.map(({ rule, message, fixes }) =>
    [
      `<a id="${anchorOf(rule.id)}"></a>`,
      ``,
      `## ${rule.id}`,
      ``,
      `**${severities[rule.severity]}.** ${rule.summary} ${rule.why}`,
      ``,
      `Source: ${rule.sources.join(", ")}.${fixes.length > 0 ? ` Fix: ${fixes.map(fixTitle).join("; ")}.` : ""}`,
      ``,
      "```yaml",
      excerpt(rule.bad),
      "```",
      ``,
      `> ${message}`,
      ``,
      ...right(rule),
    ].join("\n"),
  );

  return [
    "# Rules",
    "",
    '<!-- Generated from server/src/rules/ by "npm run generate". -->',
    "",
    "Each finding has the id of a rule. How to change its severity, to switch the rule off or to suppress it in one place is told",
    "in [configuration.md](configuration.md). In files with template statements (`{% if %}`) a finding that the rendered file may",
    "not have is a hint or left out.",
    "",
    "## All rules",
    "",
    "A rule with ✓ has a fix; with ✓✓ one that is safe, and that *Fix All* applies unseen.",
    "",
    factTable(facts),
    "",
    ...sections,
    "## file/…",
    "",
    "The file as a whole.",
    "",
    table(
      [...server.fileRules].map(([id, { severity, summary }]) => [anchored(id), severity, summary]),
    ),
    "",
    "## schema/…",
    "",
    "What the schemas say about keys and values ([reference.md](reference.md)): an error, or a warning where the sources only",
    "advise it.",
    "",
    table(
      [...server.schemaRules].map(([id, summary]) => [anchored(id), "error or warning", summary]),
    ),
    "",
    "## suppression/… and project/…",
    "",
    "Comments that suppress findings, and the project file ([configuration.md](configuration.md)).",
    "",
    table(
      [...server.suppressionRules, ...server.projectRules].map(([id, summary]) => [
        anchored(id),
        "warning",
        summary,
      ]),
    ),
    "",
    "## syntax/…",
    "",
    "The text itself: YAML as the platform's loader reads it, and template tags.",
    "",
    table(
      [...server.syntaxRules].map(([id, { severity, summary }]) => [
        anchored(id),
        severity,
        summary,
      ]),
    ),
    "",
  ].join("\n");
}

/**
 * As the links of diagnostics have it (server/src/features/diagnostics.ts).
 * @param {string} id
 */
function anchorOf(id) {
  return id.replace("/", "-");
}

/**
 * @param {{ rule: Record<string, any>, fixes: readonly { isSafe: boolean }[] }[]} facts
 */
function factTable(facts) {
  const rows = facts.map(({ rule, fixes }) => {
    const safe = fixes.some(({ isSafe }) => isSafe);
    const mark = fixes.length === 0 ? "" : safe ? "✓✓" : "✓";
    return `| [${rule.id}](#${anchorOf(rule.id)}) | ${rule.severity} | ${mark} | ${rule.summary.replaceAll("|", "\\|")} |`;
  });
  return ["| rule | severity | fix | what is asked |", "|---|---|---|---|", ...rows].join("\n");
}

/** @param {{ title: string, isSafe: boolean }} fix */
function fixTitle({ title, isSafe }) {
  return isSafe ? `*${title}* (safe)` : `*${title}*`;
}

/** Lines that are shown around the one with the mark. */
const around = 4;

/**
 * The lines around the mark, with the keys that they stand below; what is left out shows as an ellipsis.
 * @param {string} marked a whole document with marks around the range of the finding
 */
function excerpt(marked) {
  const lines = markedLine(marked).trimEnd().split("\n");
  const at = Math.max(
    0,
    lines.findIndex((line) => line.endsWith("# ← here")),
  );
  return shortened(lines, new Set([at]));
}

/**
 * What is right, where it is another document than a mended one that is shown by the fix alone.
 * @param {Record<string, any>} rule
 */
function right(rule) {
  const bad = withoutMarks(rule.bad).trimEnd().split("\n");
  const good = rule.good.trimEnd().split("\n");
  const changed = good.flatMap((line, index) => (bad.includes(line) ? [] : [index]));
  const shown = changed.length > 0 ? changed : [firstDifference(bad, good)];
  return ["Right:", "", "```yaml", shortened(good, new Set(shown)), "```", ""];
}

/**
 * @param {string[]} bad
 * @param {string[]} good
 */
function firstDifference(bad, good) {
  const index = good.findIndex((line, at) => line !== bad[at]);
  return index === -1 ? good.length - 1 : index;
}

/**
 * @param {string[]} lines
 * @param {Set<number>} wanted
 */
function shortened(lines, wanted) {
  const kept = new Set(
    [...wanted].flatMap((at) => [
      ...ancestors(lines, at),
      ...lines.map((_, index) => index).filter((index) => Math.abs(index - at) <= around),
    ]),
  );
  // Neighbours whose keys are left out would stand below the wrong ones.
  for (const index of [...kept]) {
    if (ancestors(lines, index).some((above) => !kept.has(above))) kept.delete(index);
  }
  const shown = [];
  let gap = false;
  for (const [index, line] of lines.entries()) {
    if (kept.has(index)) shown.push(line);
    else if (!gap) shown.push(`${" ".repeat(indentOf(line))}# …`);
    gap = !kept.has(index);
  }
  return shown.join("\n");
}

/**
 * The lines of the keys that a line stands below.
 * @param {string[]} lines
 * @param {number} at
 */
function ancestors(lines, at) {
  const found = [];
  let indent = indentOf(lines[at]);
  for (let index = at - 1; index >= 0 && indent > 0; index -= 1) {
    if (indentOf(lines[index]) >= indent) continue;
    indent = indentOf(lines[index]);
    found.push(index);
  }
  return found;
}

/** @param {string} line */
function indentOf(line) {
  return line.search(/\S|$/);
}

/** @param {string[][]} rows id, severity, summary */
function table(rows) {
  const escaped = rows.map(
    (row) => `| ${row.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`,
  );
  return ["| rule | severity | what is asked |", "|---|---|---|", ...escaped].join("\n");
}

/** @param {string} id of a rule without a section of its own */
function anchored(id) {
  return `<a id="${anchorOf(id)}"></a>${id}`;
}

/** @param {string} text with marks around the range of the finding */
function withoutMarks(text) {
  return text.replace(/<\||\|>/g, "");
}

/** @param {string} text in which the line with the marks gets a comment instead of them */
function markedLine(text) {
  return text
    .split("\n")
    .map((line) => (line.includes("<|") ? `${withoutMarks(line)} # ← here` : line))
    .join("\n");
}
