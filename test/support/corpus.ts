import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { rules } from "../../server/src/rules/index.js";

const root = fileURLToPath(new URL("../../", import.meta.url));

function textsIn(folder: string): readonly string[] {
  return readdirSync(root + folder)
    .filter((name) => /\.ya?ml(?:\.j2)?$/.test(name))
    .map((name) => readFileSync(`${root}${folder}/${name}`, "utf8"));
}

/** Block files of all kinds: the fixtures and the examples for users. */
export function blockFiles(): readonly string[] {
  return ["test/fixtures/specs/valid", "test/fixtures/specs/faulty", "examples"].flatMap(textsIn);
}

/** The examples of the rules, without their marks; many differ in a few words only. */
export function ruleExamples(): readonly string[] {
  return rules.flatMap(({ good, bad }) => [good, bad.replace(/<\||\|>/g, "")]);
}
