import {
  DiagnosticSeverity,
  DiagnosticTag,
  type Diagnostic,
  type DiagnosticRelatedInformation,
} from "vscode-languageserver-types";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Finding, RelatedRange, Severity } from "../rules/rule.js";
import { toRange } from "./toRange.js";

/** The page with a section per rule; its anchor is the rule id with a hyphen for the slash. */
const rulesPage = "https://github.com/press-blocks/press-blocks/blob/main/docs/rules.md";

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const tags = {
  unnecessary: DiagnosticTag.Unnecessary,
  deprecated: DiagnosticTag.Deprecated,
} as const;

/** Findings in the protocol's shape. */
export function diagnostics(text: TextDocument, findings: readonly Finding[]): Diagnostic[] {
  return findings.map((finding) => toDiagnostic(text, finding));
}

/** A finding in the protocol's shape. */
export function toDiagnostic(text: TextDocument, finding: Finding): Diagnostic {
  const { rule, severity, message, range, related } = finding;
  return {
    range: toRange(text, range),
    severity: severities[severity],
    code: rule,
    codeDescription: { href: `${rulesPage}#${rule.replace("/", "-")}` },
    source: "press-blocks",
    message,
    ...(finding.tags && { tags: finding.tags.map((tag) => tags[tag]) }),
    ...(related && { relatedInformation: related.map((part) => toRelated(text, part)) }),
  };
}

function toRelated(text: TextDocument, part: RelatedRange): DiagnosticRelatedInformation {
  return { location: { uri: text.uri, range: toRange(text, part.range) }, message: part.message };
}
