import { asText, pairOf, valueOf } from "../../model/readNode.js";
import type { Step, Text } from "../../model/spec.js";
import type { PairNode } from "../../document/syntaxNode.js";
import { workflowDocument } from "../exampleDocument.js";
import { renameFix } from "../fix/stepFixes.js";
import { quote } from "../quote.js";
import { mappingAt, namedPairsAt } from "../read/mappingAt.js";
import { defineRule } from "../rule.js";
import type { Fix } from "../rule.js";
import { findSecretInsteadOfName } from "./detectSecret.js";

const request = (password: string) =>
  workflowDocument(`
    steps:
      read-plan:
        type: http
        method: get
        url: https://api.example.com/plan
        auth:
          type: basic
          username: reporting
          password: ${password}`);

export const insteadOfName = defineRule({
  id: "secret/instead-of-name",
  severity: "warning",
  scope: "step",
  sources: ["SDK", "support site"],
  summary: "Where a secret is asked for stands its name, not the secret itself.",
  why: "The platform looks up a secret or credential of that name (SDK, support site), and whoever can read the block could read the secret.",
  bad: request(`<|"Winter+2031?"|>`),
  good: request(`"read-plan-password"`),
  check(step, { text: source }, report) {
    for (const { key, value } of secretNames(step)) {
      const text = asText(value);
      const found = text && findSecretInsteadOfName(text.text);
      if (!found) continue;
      const kind = key.text === "token" ? "an external credential" : "a secret";
      report(
        text.range,
        `${quote(key.text)} takes the name of ${kind} of the platform, and this looks like ${found} itself; store it there and write its name.`,
        { fixes: () => nameFix(source, step, { key, text }) },
      );
    }
  },
});

const authKeys = ["clientId", "clientSecret", "password", "apiKey", "bearerToken"];

/** The pairs of a step whose value is the name of a secret. */
function secretNames({ node, type }: Step): readonly PairNode[] {
  const auth = type === "http" ? mappingAt(node, "auth") : undefined;
  const isKnownType = asText(valueOf(auth, "type")) !== undefined;
  return [
    ...(isKnownType ? authKeys : []).map((key) => pairOf(auth, key)),
    pairOf(mappingAt(node, "repository"), "token"),
    ...(type === "http" ? namedPairsAt(node, "headers", "secrets") : []),
  ].filter((pair) => pair !== undefined);
}

/** A name that tells what the secret is for, in place of the secret. */
function nameFix(
  source: string,
  { name }: Step,
  { key, text }: { readonly key: PairNode["key"]; readonly text: Text },
): readonly Fix[] {
  const words = key.text.replace(/([a-z])([A-Z])/g, "$1-$2").toLowerCase();
  return renameFix(source, text, `${name.text}-${words}`);
}
