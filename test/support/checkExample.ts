import { checkOptions } from "../../server/src/project/checkOptions.js";
import type { Finding, Rule } from "../../server/src/rules/rule.js";
import { defaultSettings } from "../../server/src/settings.js";
import { createWorkspace } from "../../server/src/workspace.js";
import { checkText } from "./checkText.js";
import { MemoryFiles } from "./memoryFiles.js";

/** All findings of a text that is a file among others, below an open folder. */
export function checkBeside(
  text: string,
  files: Readonly<Record<string, string>>,
  name = "some.block.yaml",
): readonly Finding[] {
  const workspace = createWorkspace(new MemoryFiles(files), { roots: ["file:///work"] });
  const uri = MemoryFiles.uri(name);
  return checkText(text, checkOptions(uri, defaultSettings, workspace.snapshot()), name);
}

/** The findings of an example of a rule, with the files that it stands among and what a platform tells, if any. */
export function checkExample(
  { files, remote }: Pick<Rule, "files" | "remote">,
  text: string,
): readonly Finding[] {
  return files === undefined ? checkText(text, { remote }) : checkBeside(text, files);
}
