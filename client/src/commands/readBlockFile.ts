import type { ReadBlockResult } from "../../../server/src/protocol.js";
import { displayText } from "../ui/displayText.js";
import type { BlockFile } from "../ui/editor.js";
import { ExpectedError } from "../ui/expectedError.js";
import type { NoticeAction } from "../ui/prompts.js";
import { renderBlockFile } from "./publishing/renderBlockFile.js";
import type { Services } from "./services.js";

/** The kinds of files that a command takes, and what to say of others. */
export interface WantedFile<Kind extends string> {
  readonly kinds: readonly Kind[];
  /** What becomes of the file, such as `published`. */
  readonly participle: string;
  /** Follows "only". */
  readonly only: string;
}

export interface ReadBlock<Kind extends string> {
  readonly kind: Kind;
  readonly content: unknown;
  /** Whether the content is what a template was rendered to. */
  readonly isRendered: boolean;
  /** Names of the environment variables that a template has asked for. */
  readonly environmentNames: readonly string[];
}

const showProblems: NoticeAction = {
  title: "Show Problems",
  command: "workbench.actions.view.problems",
};

export const publishable: WantedFile<"create-spec" | "create-release"> = {
  kinds: ["create-spec", "create-release"],
  participle: "published",
  only: "files that create a spec or a release are published",
};

export const comparable: WantedFile<"create-spec" | "create-release"> = {
  ...publishable,
  participle: "compared",
  only: "files that create a spec or a release are compared with one",
};

export const deployable: WantedFile<"create-deployment"> = {
  kinds: ["create-deployment"],
  participle: "deployed",
  only: "files that create a deployment are deployed",
};

/**
 * Saves the file and reads it as the platform would, a template after rendering it. Throws `ExpectedError` when it is of
 * no use for the command.
 */
export async function readBlockFile<Kind extends string>(
  services: Services,
  file: BlockFile,
  { kinds, participle, only }: WantedFile<Kind>,
): Promise<ReadBlock<Kind>> {
  const name = displayText(file.name);
  if (!(await file.save())) {
    throw new ExpectedError(`${name} was not saved, so it was not ${participle}.`);
  }
  const written = await services.languageServer.readBlock(file.uri);
  const { block, template } = written.isTemplate
    ? await renderBlockFile(services, file)
    : { block: written, template: undefined };
  if (block.kind === undefined) {
    throw new ExpectedError(
      `${name} is no block file: its content does not look like a spec, and no comment "# peak-press: create-spec" says so.`,
    );
  }
  if (block.errors.length > 0) {
    const what = template === undefined ? name : `What ${name} renders to`;
    throw new ExpectedError(
      errorSummary(what, block),
      template === undefined ? [showProblems] : [],
    );
  }
  const kind = kinds.find((wanted) => wanted === block.kind);
  if (kind === undefined) throw new ExpectedError(`${name} is a ${block.kind} file; only ${only}.`);
  if (block.content === undefined) {
    throw new ExpectedError(`${name} cannot be read as a block; mend its YAML first.`, [
      showProblems,
    ]);
  }
  const environmentNames = template?.environmentNames ?? [];
  return { kind, content: block.content, isRendered: template !== undefined, environmentNames };
}

function errorSummary(name: string, { errors }: ReadBlockResult): string {
  const [first] = errors;
  const count = errors.length === 1 ? "an error" : `${errors.length} errors, the first`;
  const where =
    first === undefined ? "" : ` on line ${first.line + 1}: ${displayText(first.message)}`;
  return `${name} has ${count}${where}`;
}
