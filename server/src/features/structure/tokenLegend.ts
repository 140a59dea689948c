import type { NameKind } from "../names/occurrence.js";

/** Types of tokens: the protocol's own ones where it has one that fits, so that every editor has a colour for them. */
export const tokenTypes = [
  "function",
  "class",
  "property",
  "parameter",
  "variable",
  "pressBlockSecret",
  "macro",
] as const;

export const tokenModifiers = ["declaration"] as const;

export type TokenType = (typeof tokenTypes)[number];

/** How names are shown: steps as functions, images as classes, outputs as properties. */
export const typeOfName: Readonly<Partial<Record<NameKind, TokenType>>> = {
  step: "function",
  image: "class",
  output: "property",
  parameter: "parameter",
  environment: "variable",
  variable: "variable",
};
