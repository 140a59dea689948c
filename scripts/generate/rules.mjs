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
export { syntaxRules } from "./server/src/rules/syntaxRules.js";
export { checkDocument } from "./server/src/rules/checkDocument.js";
export { parseDocument } from "./server/src/document/parseDocument.js";
export { buildBlockFile } from "./server/src/model/buildBlockFile.js";
export { detectDocumentKind } from "./server/src/model/documentKind.js";
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

  /** @param {string} text a whole document */
  const firstMessage = (text) => {
    const tree = server.parseDocument(text);
    const kind = server.detectDocumentKind(tree);
    const file = kind && server.buildBlockFile(tree, kind);
    return server.checkDocument({ tree, kind, file })[0]?.message;
  };

  const sections = server.rules.map((rule) =>
    [
      `<a id="${anchorOf(rule.id)}"></a>`,
      ``,
      `## ${rule.id}`,
      ``,
      `**${severities[rule.severity]}.** ${rule.summary} ${rule.why}`,
      ``,
      "```yaml",
      markedLine(rule.bad).trimEnd(),
      "```",
      ``,
      `> ${firstMessage(withoutMarks(rule.bad))}`,
      ``,
      `Right:`,
      ``,
      "```yaml",
      rule.good.trimEnd(),
      "```",
      ``,
    ].join("\n"),
  );

  return [
    "# Rules",
    "",
    '<!-- Generated from server/src/rules/ by "npm run generate". -->',
    "",
    "Each finding has the id of a rule. Its severity can be changed, or the rule switched off, in the setting",
    '`pressBlock.severity`: `{ "graph/redundant-parent": "off" }`. In files with template statements (`{% if %}`) a finding',
    "that the rendered file may not have is a hint or left out.",
    "",
    "## All rules",
    "",
    table(
      server.rules.map(({ id, severity, summary }) => [
        `[${id}](#${anchorOf(id)})`,
        severity,
        summary,
      ]),
    ),
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
