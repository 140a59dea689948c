import type { RemoteFacts } from "../../server/src/protocol.js";
import * as vscode from "vscode";
import type { Knowledge, PlatformKnowledge } from "./resources/platformKnowledge.js";

/** The language server as far as it is told of the platform. */
export interface FactsListener {
  /** Undefined: nothing is known now. */
  tellRemoteFacts(facts: RemoteFacts | undefined): void;
}

const uuid = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi;
/** Stands in block files that have no language of their own. */
const blockSign = /^(?:body:|# *peak-press:)/m;
/** A deployment file names one spec. */
const mostSpecs = 20;

/**
 * Tells the language server what is known of the acting account's platform, and has it read once a block file is open:
 * also the releases of the specs that open files name.
 */
export function tellRemoteFacts(
  knowledge: PlatformKnowledge,
  server: FactsListener,
): vscode.Disposable {
  const need = () => {
    const texts = openBlocks().map((document) => document.getText());
    if (texts.length === 0) return;
    const ids = texts.flatMap((text) => text.match(uuid) ?? []).map((id) => id.toLowerCase());
    void knowledge.needReleases([...new Set(ids)].slice(0, mostSpecs));
  };
  const tell = () => server.tellRemoteFacts(remoteFacts(knowledge.certain));
  const subscription = knowledge.onDidChange(() => {
    tell();
    need();
  });
  need();
  return vscode.Disposable.from(
    subscription,
    vscode.workspace.onDidOpenTextDocument(need),
    vscode.workspace.onDidSaveTextDocument(need),
    vscode.window.onDidChangeActiveTextEditor(need),
  );
}

function openBlocks(): readonly vscode.TextDocument[] {
  return vscode.workspace.textDocuments.filter(
    (document) =>
      document.languageId === "press-block" ||
      (document.languageId === "yaml" && blockSign.test(document.getText())),
  );
}

function remoteFacts(known: Knowledge | undefined): RemoteFacts | undefined {
  if (known === undefined) return undefined;
  const { specs, isComplete, releases, instanceTypes } = known;
  return {
    specs: specs.map((spec) => {
      const all = releases.get(spec.id);
      return { ...spec, ...(all && { releases: all }) };
    }),
    isComplete,
    ...(instanceTypes && { instanceTypes }),
  };
}
