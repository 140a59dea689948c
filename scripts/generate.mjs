// Writes what is derived from the schemas and the rules: `npm run generate`. With --check nothing is written; the exit status is 1 when
// a file is not what would be written.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { makeApiReference } from "./generate/apiReference.mjs";
import { makePressApiTypes } from "./generate/pressApiTypes.mjs";
import { makeReference } from "./generate/reference.mjs";
import { makeRules } from "./generate/rules.mjs";
import { makeSchemaTypes } from "./generate/schemaTypes.mjs";

/**
 * Every generated file, relative to the project, and what makes its text.
 * @type {readonly { file: string, make: () => Promise<string> }[]}
 */
const generators = [
  { file: "server/src/schema/generated/types.ts", make: makeSchemaTypes },
  { file: "schemas/pressApi/generated/types.ts", make: makePressApiTypes },
  { file: "docs/api.md", make: makeApiReference },
  { file: "docs/reference.md", make: makeReference },
  { file: "docs/rules.md", make: makeRules },
];

const project = fileURLToPath(new URL("..", import.meta.url));
const isCheck = process.argv.includes("--check");

for (const { file, make } of generators) {
  const target = path.join(project, file);
  const text = await make();
  if (textOf(target) === text) continue;
  if (isCheck) {
    console.error(
      `${file} is not what its sources say; run "npm run generate" and commit the file.`,
    );
    process.exitCode = 1;
  } else {
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
    console.log(`Wrote ${file}.`);
  }
}

/** @param {string} file */
function textOf(file) {
  try {
    return readFileSync(file, "utf8").replaceAll("\r\n", "\n");
  } catch {
    return undefined;
  }
}
