import { valid } from "semver";
import { versionEdit } from "../../publish/versionEdit.js";
import { isRecord } from "../../api/guards.js";
import { displayText } from "../../ui/displayText.js";
import { ExpectedError } from "../../ui/expectedError.js";
import type { Services } from "../services.js";

/** A file, and the version that it was published as. */
export interface WrittenVersion {
  readonly uri: string;
  readonly version: string;
}

/** Writes the version that was published into the file that was published. The file is not saved, so it can be undone. */
export async function writeVersion(
  { editor, languageServer }: Services,
  argument: unknown,
): Promise<void> {
  const wanted = readArgument(argument);
  const file = wanted === undefined ? undefined : await editor.blockFile(wanted.uri);
  if (wanted === undefined || file === undefined) {
    throw new ExpectedError("Publish a file first; the notice then offers to write its version.");
  }
  // The server's guards let no text pass that is too deep or too large to be read here.
  const { content } = await languageServer.readBlock(file.uri);
  const edit = content === undefined ? undefined : versionEdit(file.text(), wanted.version);
  if (edit === undefined) {
    throw new ExpectedError(
      `${displayText(file.name)} has no "release.version" that could be replaced; write ${displayText(wanted.version)} there by hand.`,
    );
  }
  await editor.replaceText(file.uri, edit);
}

function readArgument(argument: unknown): WrittenVersion | undefined {
  if (!isRecord(argument)) return undefined;
  const { uri, version } = argument;
  if (typeof uri !== "string" || typeof version !== "string") return undefined;
  return valid(version) === null ? undefined : { uri, version };
}
