import { DiagnosticSeverity, type Diagnostic, type TextEdit } from "vscode-languageserver-types";
import { TextDocument } from "vscode-languageserver-textdocument";
import { fixAllKind } from "../features/codeAction/codeAction.js";
import { createLanguageService, type LanguageService } from "../languageService.js";
import { nodeFiles } from "../nodeWorkspace.js";
import type { Severity } from "../rules/rule.js";
import { defaultSettings, type RunSettings } from "../settings.js";
import { createWorkspace } from "../workspace.js";
import type { ReportedFinding } from "./report.js";
import { isAtLeast } from "./severities.js";

export interface LinterOptions {
  /** URI of the folder that paths begin in: where the run takes place. */
  readonly root: string;
  readonly severity: Severity;
  readonly isFixing: boolean;
  /** What holds for this run, before all project files. */
  readonly run: RunSettings;
}

export interface LintedText {
  readonly findings: readonly ReportedFinding[];
  /** After the safe fixes; the text itself when nothing was fixed. */
  readonly text: string;
}

/** Checks texts one by one. One linter keeps what it knows of the files beside them. */
export interface Linter {
  /** Undefined when the text is no block file. */
  lint(uri: string, text: string): LintedText | undefined;
}

export function createLinter(options: LinterOptions): Linter {
  const workspace = createWorkspace(nodeFiles, { roots: [options.root] });
  const settings = { ...defaultSettings, run: options.run };
  const service = createLanguageService({
    settings: () => settings,
    workspace: () => workspace.snapshot(),
    logger: { error: fail, info: () => undefined },
  });
  return {
    lint(uri, text) {
      const document = documentOf(uri, text);
      if (!service.isBlockFile(document)) return undefined;
      const fixed = options.isFixing ? fixedText(service, document) : text;
      const result = fixed === text ? document : documentOf(uri, fixed);
      const findings = service
        .diagnostics(result)
        .map(toFinding)
        .filter(({ severity }) => isAtLeast(severity, options.severity));
      return { findings, text: fixed };
    },
  };
}

/** A rule that throws must not look like a file without findings. */
function fail(message: string): never {
  throw new Error(message);
}

function documentOf(uri: string, text: string): TextDocument {
  const isOurs = /(?:^|[/.])block\.ya?ml(?:\.j2)?$/i.test(uri);
  return TextDocument.create(uri, isOurs ? "press-block" : "yaml", 1, text);
}

function fixedText(service: LanguageService, document: TextDocument): string {
  const end = document.positionAt(document.getText().length);
  const range = { start: { line: 0, character: 0 }, end };
  const edits: TextEdit[] = service
    .codeAction(document, range, [fixAllKind])
    .flatMap(({ edit }) => edit?.changes?.[document.uri] ?? []);
  return TextDocument.applyEdits(document, edits);
}

const severityOf: Readonly<Record<DiagnosticSeverity, Severity>> = {
  [DiagnosticSeverity.Error]: "error",
  [DiagnosticSeverity.Warning]: "warning",
  [DiagnosticSeverity.Information]: "information",
  [DiagnosticSeverity.Hint]: "hint",
};

function toFinding({ range, severity, code, message }: Diagnostic): ReportedFinding {
  return {
    rule: String(code ?? ""),
    severity: severityOf[severity ?? DiagnosticSeverity.Error],
    message: typeof message === "string" ? message : message.value,
    line: range.start.line + 1,
    column: range.start.character + 1,
    endLine: range.end.line + 1,
    endColumn: range.end.character + 1,
  };
}
