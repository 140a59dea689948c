import { isRecord } from "../../api/guards.js";
import { displayText } from "../../ui/displayText.js";
import { ExpectedError } from "../../ui/expectedError.js";
import { readBlockFile, type WantedFile } from "../readBlockFile.js";
import type { Services } from "../services.js";

export interface FileBody<Kind extends string> {
  readonly kind: Kind;
  /** Without an error that the language server knows of. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** The `body` of the open file; undefined when it is of another kind, or none is open. */
export async function openFileBody<Kind extends string>(
  services: Services,
  argument: unknown,
  wanted: WantedFile<Kind>,
): Promise<FileBody<Kind> | undefined> {
  const file = await services.editor.blockFile(argument);
  if (file === undefined) return undefined;
  const { kind: found } = await services.languageServer.readBlock(file.uri);
  if (!wanted.kinds.some((kind) => kind === found)) return undefined;
  const { kind, content } = await readBlockFile(services, file, wanted);
  const body = isRecord(content) ? content["body"] : undefined;
  if (isRecord(body)) return { kind, body };
  throw new ExpectedError(`${displayText(file.name)} has no "body" with what is to be changed.`);
}
