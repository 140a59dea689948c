import type {
  ChangeAnnotation,
  ClientCapabilities,
  OptionalVersionedTextDocumentIdentifier,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from "vscode-languageserver/node";
import type { Renaming } from "../features/navigation/rename.js";

interface EditHost {
  readonly client: ClientCapabilities;
  /** The version of a document that is open. */
  readonly versionOf: (uri: string) => number | undefined;
  /** The document that the user looks at. */
  readonly asked: string;
}

/**
 * A renaming in the form that a client understands. One that knows annotations shows what is done, and asks before it
 * changes files that the user does not look at.
 */
export function toWorkspaceEdit({ label, files }: Renaming, host: EditHost): WorkspaceEdit {
  const { documentChanges, changeAnnotationSupport } = host.client.workspace?.workspaceEdit ?? {};
  if (documentChanges !== true) {
    return { changes: Object.fromEntries(files.map(({ uri, edits }) => [uri, [...edits]])) };
  }
  if (changeAnnotationSupport === undefined) {
    return {
      documentChanges: files.map(({ uri, edits }) => documentEdit(host, uri, [...edits])),
    };
  }
  const isOther = (uri: string) => uri !== host.asked;
  return {
    documentChanges: files.map(({ uri, edits }) => {
      const annotationId = isOther(uri) ? "elsewhere" : "here";
      return documentEdit(
        host,
        uri,
        edits.map((edit) => ({ ...edit, annotationId })),
      );
    }),
    changeAnnotations: annotations(
      label,
      files.some(({ uri }) => isOther(uri)),
    ),
  };
}

function annotations(label: string, hasOthers: boolean): Record<string, ChangeAnnotation> {
  const here = { label, needsConfirmation: false };
  if (!hasOthers) return { here };
  const description = "In files that belong to this one.";
  return { here, elsewhere: { label, needsConfirmation: true, description } };
}

function documentEdit({ versionOf }: EditHost, uri: string, edits: TextEdit[]): TextDocumentEdit {
  const textDocument: OptionalVersionedTextDocumentIdentifier = {
    uri,
    version: versionOf(uri) ?? null,
  };
  return { textDocument, edits };
}
