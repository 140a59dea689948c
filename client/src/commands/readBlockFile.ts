import type { ReadBlockResult } from "../../../server/src/protocol.js";
import { displayText } from "../ui/displayText.js";
import type { BlockFile } from "../ui/editor.js";
import { ExpectedError } from "../ui/expectedError.js";
import type { NoticeAction } from "../ui/prompts.js";
import type { Services } from "./services.js";

export interface ReadBlock {
  readonly kind: "create-spec" | "create-release";
  readonly content: unknown;
}

const showProblems: NoticeAction = {
  title: "Show Problems",
  command: "workbench.actions.view.problems",
};

/** Saves the file and reads it as the platform would. Throws `ExpectedError` when it cannot be published. */
export async function readBlockFile(
  { languageServer }: Services,
  file: BlockFile,
): Promise<ReadBlock> {
  const name = displayText(file.name);
  if (!(await file.save())) {
    throw new ExpectedError(`${name} was not saved, so it was not published.`);
  }
  const block = await languageServer.readBlock(file.uri);
  if (block.kind === undefined) {
    throw new ExpectedError(
      `${name} is no block file: its content does not look like a spec, and no comment "# peak-press: create-spec" says so.`,
    );
  }
  if (block.isTemplate) {
    throw new ExpectedError(
      `${name} is a template; render it to a plain block file and publish that one.`,
    );
  }
  if (block.errors.length > 0) throw new ExpectedError(errorSummary(name, block), [showProblems]);
  const { kind, content } = block;
  if (kind !== "create-spec" && kind !== "create-release") {
    throw new ExpectedError(
      `${name} is a ${kind} file; only files that create a spec or a release are published.`,
    );
  }
  if (content === undefined) {
    throw new ExpectedError(`${name} cannot be read as a block; mend its YAML first.`, [
      showProblems,
    ]);
  }
  return { kind, content };
}

function errorSummary(name: string, { errors }: ReadBlockResult): string {
  const [first] = errors;
  const count = errors.length === 1 ? "an error" : `${errors.length} errors, the first`;
  const where =
    first === undefined ? "" : ` on line ${first.line + 1}: ${displayText(first.message)}`;
  return `${name} has ${count}${where}`;
}
