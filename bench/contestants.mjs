// The language servers that are measured, each with a file of its own language.
import { readFileSync } from "node:fs";
import path from "node:path";
import { generateActions } from "./generateActions.mjs";
import { generateBlock } from "./generate.mjs";

const here = import.meta.dirname;
const root = path.join(here, "..");
const schema = `file://${path.join(root, "schemas/create-spec.schema.json")}`;
const installed = (/** @type {string} */ name) => path.join(here, "node_modules", name);

/** The version that is installed, as of its package. */
function version(/** @type {string} */ name) {
  try {
    return JSON.parse(readFileSync(path.join(installed(name), "package.json"), "utf8")).version;
  } catch {
    return "not installed";
  }
}

/**
 * @typedef {object} Contestant
 * @property {string} name
 * @property {string[]} command
 * @property {string} languageId
 * @property {string} uri of the file that is opened
 * @property {(pieces: number, mistakes: number) => import("./generate.mjs").Generated} generate
 * @property {number} [pause] it waits so many milliseconds before it checks; taken off its times after keystrokes
 * @property {Record<string, unknown>} [settings]
 */

/** @type {Contestant} */
export const ours = {
  name: "Press Blocks",
  command: ["node", path.join(root, "dist/server.cjs"), "--stdio"],
  languageId: "press-block",
  uri: "file:///bench/bench.block.yaml",
  generate: generateBlock,
};

/** @type {Contestant} */
export const yamlServer = {
  name: `yaml-language-server ${version("yaml-language-server")}`,
  command: ["node", installed("yaml-language-server/bin/yaml-language-server"), "--stdio"],
  languageId: "yaml",
  uri: "file:///bench/bench.block.yaml",
  generate: generateBlock,
  pause: 200,
  settings: {
    yaml: {
      schemas: { [schema]: "*.block.yaml" },
      schemaStore: { enable: false },
      validate: true,
      hover: true,
      completion: true,
      format: { enable: true },
    },
  },
};

/** @type {Contestant} */
export const actionsServer = {
  name: `GitHub Actions ${version("@actions/languageserver")}`,
  command: ["node", installed("@actions/languageserver/bin/actions-languageserver"), "--stdio"],
  languageId: "yaml",
  uri: "file:///bench/.github/workflows/bench.yaml",
  generate: generateActions,
};
