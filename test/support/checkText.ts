import { parseDocument } from "../../server/src/document/parseDocument.js";
import { buildBlockFile } from "../../server/src/model/buildBlockFile.js";
import { detectKind } from "../../server/src/model/documentKind.js";
import { checkDocument } from "../../server/src/rules/checkDocument.js";
import type { Finding } from "../../server/src/rules/rule.js";
import type { RuleOptions } from "../../server/src/rules/runRules.js";

/** All findings of a text, as the language server makes them. A rule that throws fails the test. */
export function checkText(text: string, options: RuleOptions = {}, name = ""): readonly Finding[] {
  const tree = parseDocument(text);
  const detected = detectKind(tree, { fileName: name });
  const kind = detected?.kind;
  const file = kind && buildBlockFile(tree, kind);
  return checkDocument(
    { tree, kind, isGuess: detected?.by === "guess", file },
    {
      onError: (rule, error) => {
        throw new Error(`${rule} threw`, { cause: error });
      },
      ...options,
    },
  );
}

/** Line numbers, from 1, as editors show them. */
export function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split(/\r\n|\r|\n/).length;
}

/** Findings with their fixes worked out where that needs no file, so that they can be compared. */
export function withFixes(findings: readonly Omit<Finding, "related">[]) {
  return findings.map((finding) => ({
    ...finding,
    fixes: finding.fixes?.(),
    fixesInFile: "fixesInFile" in finding,
  }));
}
