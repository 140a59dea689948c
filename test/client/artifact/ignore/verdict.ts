import { ignoreLines } from "../../../../client/src/artifact/ignore/ignoreLine.js";
import type { IgnoreDialect } from "../../../../client/src/artifact/ignore/ignorePattern.js";
import type { IgnoreRules } from "../../../../client/src/artifact/ignore/ignoreRules.js";
import { readRules } from "../../../../client/src/artifact/ignore/readRules.js";

/** The rules of an ignore file without problems. */
export function rulesOf(text: string): IgnoreRules {
  const read = readRules(ignoreLines(".dockerignore", text));
  if (read.problems !== undefined) throw new Error(JSON.stringify(read.problems));
  return read.rules;
}

/** Whether a file is left out, found by its own path alone. */
export function isExcluded(rules: IgnoreRules, path: string, dialect: IgnoreDialect): boolean {
  const folders = path.split("/");
  const name = folders.pop() ?? "";
  const folder = folders.reduce((above, each) => rules.enterFolder(each, above), rules.root);
  return rules.isExcluded(rules.decideFile(name, folder), dialect);
}
