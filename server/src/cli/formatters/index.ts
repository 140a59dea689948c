import type { Formatter } from "./formatter.js";
import { github } from "./github.js";
import { json } from "./json.js";
import { junit } from "./junit.js";
import { sarif } from "./sarif.js";
import { stylish } from "./stylish.js";
import { unix } from "./unix.js";

/** Every format of `lint`, by the name that `--format` takes. */
export const formatters = { stylish, json, sarif, github, junit, unix } as const satisfies Readonly<
  Record<string, Formatter>
>;

export type FormatName = keyof typeof formatters;

export const formatNames: readonly FormatName[] = [
  "stylish",
  "json",
  "sarif",
  "github",
  "junit",
  "unix",
];
