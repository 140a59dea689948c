import path from "node:path";
import { collectFiles, type CollectedFiles } from "../artifact/collectFiles.js";
import { ignoreLineFor } from "../artifact/ignore/ignoreLineFor.js";
import type { BlockContent } from "../publish/blockContent.js";
import { displayText } from "../ui/displayText.js";
import type { BlockFile } from "../ui/editor.js";
import { ExpectedError } from "../ui/expectedError.js";
import type { Services } from "./services.js";

/** Lists the files of a block's artifact; undefined when it has none. */
export async function listArtifact(
  { prompts, artifactSettings }: Services,
  { artifact }: BlockContent,
  file: BlockFile,
): Promise<CollectedFiles | undefined> {
  if (artifact === undefined) return undefined;
  const { filePath, workspaceFolder } = file;
  if (filePath === undefined) {
    throw new ExpectedError(
      `${displayText(file.name)} is not on this machine's disk, so the files of its artifact cannot be packed.`,
    );
  }
  const { dialect, links } = artifactSettings();
  return prompts.progress(`Listing the files of ${displayText(artifact.path)}`, (report, signal) =>
    collectFiles(
      {
        path: artifact.path,
        fileFolder: path.dirname(filePath),
        dialect,
        links,
        ...(artifact.ignoreFiles && { ignoreFiles: artifact.ignoreFiles }),
        ...(workspaceFolder !== undefined && { workspaceFolder }),
      },
      { signal, onProgress: (count) => report(`${count} files so far`) },
    ),
  );
}

/** Asks for each file that looks like or holds a key or password; returns those that are to go out. */
export async function confirmSecrets(
  { prompts }: Services,
  files: CollectedFiles | undefined,
): Promise<ReadonlySet<string>> {
  const secrets = files?.secrets ?? [];
  if (secrets.length === 0) return new Set();
  const included = new Set(
    await prompts.pickMany({
      title: "These Files Seem to Hold Keys or Passwords",
      placeholder: "Select those that are to be published; put the others into the ignore file",
      choices: secrets.map((secret) => ({
        label: displayText(secret),
        description: findingsOf(files, secret),
        detail: displayText(
          `To leave it out, add the line ${ignoreLineFor(secret)} to the ignore file`,
        ),
        value: secret,
      })),
    }),
  );
  const first = secrets.find((secret) => !included.has(secret));
  if (first === undefined) return included;
  throw new ExpectedError(
    `${displayText(first)} seems to hold a key or password, so nothing was published; add the line ${displayText(ignoreLineFor(first))} to the ignore file, or select the file when asked.`,
  );
}

function findingsOf(files: CollectedFiles | undefined, secret: string): string {
  return (files?.secretFindings ?? [])
    .filter(({ path: found }) => found === secret)
    .map(({ kind, line }) => (line === undefined ? kind : `${kind} in line ${line}`))
    .join(", ");
}
