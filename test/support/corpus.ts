import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { rules } from "../../server/src/rules/index.js";

const root = fileURLToPath(new URL("../../", import.meta.url));

function textsIn(folder: string): readonly string[] {
  return readdirSync(root + folder)
    .filter((name) => /\.ya?ml(?:\.j2)?$/.test(name))
    .map((name) => readFileSync(`${root}${folder}/${name}`, "utf8"));
}

/** Block files of all kinds: the fixtures, the examples for users, and those of the rules without their marks. */
export function blockTexts(): readonly string[] {
  const examples = rules.flatMap(({ good, bad }) => [good, bad.replace(/<\||\|>/g, "")]);
  const folders = ["test/fixtures/specs/valid", "test/fixtures/specs/faulty", "examples"];
  return [...folders.flatMap(textsIn), ...examples];
}
