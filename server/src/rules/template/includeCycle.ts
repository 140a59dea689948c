import { exampleFragment, templateDocument } from "../exampleDocument.js";
import { quote } from "../quote.js";
import { defineRule } from "../rule.js";
import { followIncludes, templateNames } from "./includes.js";
import { fileName } from "./variables.js";

const mostShown = 6;

export const includeCycle = defineRule({
  id: "template/include-cycle",
  severity: "error",
  scope: "file",
  sources: ["SDK"],
  summary: "No template includes itself, directly or through others.",
  why: "The command line refuses a circular include as an invalid template (SDK).",
  files: { ...exampleFragment, "parts/again.yaml": '{% include "parts/again.yaml" %}\n' },
  bad: templateDocument('{% include <|"parts/again.yaml"|> %}'),
  good: templateDocument('{% include "parts/steps.yaml" %}'),
  check({ tree, beside }, report) {
    const names = templateNames(tree);
    if (!beside || names.includes.length === 0) return;
    for (const { include, problems } of followIncludes(names, beside)) {
      const { chain = [] } = problems.find(({ kind }) => kind === "cycle") ?? {};
      const ring = chain.slice(chain.indexOf(chain.at(-1) ?? ""));
      if (ring.length === 0) continue;
      const shown = ring.length > mostShown ? [ring[0], ring[1], "…", ring.at(-1)] : ring;
      const way = shown.map((uri) => fileName(uri ?? "")).join(" → ");
      report(
        include.range,
        `This include never ends, since it goes round in a circle: ${quote(way)}.`,
      );
    }
  },
});
