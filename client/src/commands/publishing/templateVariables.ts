import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Variables } from "../../template/templateVariables.js";
import { displayText } from "../../ui/displayText.js";
import type { BlockFile } from "../../ui/editor.js";
import { ExpectedError } from "../../ui/expectedError.js";
import type { Services } from "../services.js";

const memoryKey = (uri: string) => `pressBlock.variablesOf:${uri}`;
const noFile = "";

/** Asks for the file with the variables of a template, and remembers it in place of the one from before. */
export async function chooseVariables(services: Services, argument: unknown): Promise<void> {
  const file = await services.editor.blockFile(argument);
  if (file === undefined) {
    throw new ExpectedError("Open the template whose variables are to be chosen.");
  }
  await ask(services, file);
}

/** The variables of a template, from the file that was chosen for it. Asks for that the first time. */
export async function variablesOf(services: Services, file: BlockFile): Promise<Variables> {
  const remembered = services.memory.get(memoryKey(file.uri));
  const chosen = typeof remembered === "string" ? remembered : await ask(services, file);
  if (chosen === noFile) return [];
  const text = await readFile(chosen, "utf8").catch(() => undefined);
  const name = displayText(path.basename(chosen));
  if (text === undefined) {
    throw new ExpectedError(
      `The file ${name} with the variables of ${displayText(file.name)} cannot be read; choose another one.`,
      [chooseAction(file)],
    );
  }
  const read = await services.languageServer.readVariables(text);
  if ("variables" in read) return read.variables;
  const { message, line } = read.problem;
  throw new ExpectedError(`${name} has an error on line ${line + 1}: ${displayText(message)}`, [
    chooseAction(file),
  ]);
}

/** A way out of an error that comes from the variables. */
export function chooseAction({ uri }: BlockFile) {
  return { title: "Choose Variables…", command: "pressBlock.chooseVariables", argument: uri };
}

async function ask({ prompts, editor, memory }: Services, file: BlockFile): Promise<string> {
  const name = displayText(file.name);
  const answer = await prompts.pick({
    title: `Variables of ${name}`,
    placeholder: "Where does this template get its variables from?",
    choices: [
      { label: "A File…", description: "a YAML mapping of names to values", value: "file" },
      { label: "No File", description: "the template has all it needs", value: "none" },
    ],
  });
  const folder = path.dirname(file.filePath ?? "");
  const chosen =
    answer === "none" ? noFile : await editor.chooseFile({ title: `Variables of ${name}`, folder });
  if (chosen === undefined) {
    throw new ExpectedError(`No file was chosen for the variables of ${name}.`);
  }
  await memory.update(memoryKey(file.uri), chosen);
  return chosen;
}
