import { TextDocument } from "vscode-languageserver-textdocument";
import type { TextEdit } from "vscode-languageserver-types";
import { complete } from "../../server/src/interruptible.js";
import { createLanguageService, type LanguageService } from "../../server/src/languageService.js";
import { defaultSettings } from "../../server/src/settings.js";
import { createWorkspace } from "../../server/src/workspace.js";
import { parseMarks } from "./marks.js";
import { MemoryFiles } from "./memoryFiles.js";

/** Files by their paths, all below `file:///work`, and a service that answers about them. */
export interface WorkspaceFixture {
  readonly service: LanguageService;
  readonly files: MemoryFiles;
  document(path: string): TextDocument;
  /** The offsets of the cursors in a file's marked text. */
  cursors(path: string): readonly number[];
  /** A service that answers about the files as they would be. */
  after(changes: Readonly<Record<string, string>>): WorkspaceFixture;
  texts(): Readonly<Record<string, string>>;
}

/**
 * @param marked Marked texts by path.
 * @param root URI of the open folder.
 */
export function workspaceOf(
  marked: Readonly<Record<string, string>>,
  root = "file:///work",
): WorkspaceFixture {
  const parsed = new Map(Object.entries(marked).map(([path, text]) => [path, parseMarks(text)]));
  const texts = Object.fromEntries([...parsed].map(([path, { text }]) => [path, text]));
  const files = new MemoryFiles(texts);
  const workspace = createWorkspace(files, { roots: [root] });
  const service = createLanguageService({
    settings: () => defaultSettings,
    workspace: () => workspace.snapshot(),
    logger: { info: () => undefined, error: (message) => expectNoError(message) },
  });
  const documents = new Map<string, TextDocument>();
  return {
    service,
    files,
    document: (path) => {
      const text = texts[path] ?? "";
      const language = /\bblock\.ya?ml/.test(path) ? "press-block" : "yaml";
      const known =
        documents.get(path) ?? TextDocument.create(MemoryFiles.uri(path), language, 1, text);
      documents.set(path, known);
      return known;
    },
    cursors: (path) => parsed.get(path)?.cursors ?? [],
    after: (changes) => workspaceOf({ ...texts, ...changes }, root),
    texts: () => texts,
  };
}

function expectNoError(message: string): never {
  throw new Error(message);
}

/** The texts of all files after another name for what is named at an offset, or the sentence that refuses it. */
export function renamed(
  fixture: WorkspaceFixture,
  { path, offset, to }: { readonly path: string; readonly offset: number; readonly to: string },
): Readonly<Record<string, string>> | string {
  const document = fixture.document(path);
  const result = complete(fixture.service.rename(document, document.positionAt(offset), to));
  if (result === null) return "no block file";
  if ("refusal" in result) return result.refusal;
  const texts: Record<string, string> = { ...fixture.texts() };
  for (const { uri, edits } of result.files) {
    const changed = uri.slice(MemoryFiles.uri("").length);
    texts[changed] = applied(texts[changed] ?? "", edits);
  }
  return texts;
}

function applied(text: string, edits: readonly TextEdit[]): string {
  return TextDocument.applyEdits(TextDocument.create("", "", 0, text), [...edits]);
}
