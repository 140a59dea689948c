import { quote } from "../quote.js";
import { defineRule } from "../rule.js";
import { reportUnknownName } from "../unknownName.js";
import { exampleFacts } from "./exampleFacts.js";
import { findSpec, namedSpec } from "./namedSpec.js";

const deployment = (version: string) => `body:
  metadata:
    name: forecast-north
    summary: Forecast for the north
  spec:
    id: 3f0c7f0e-5d0a-4b57-9a55-0f7f6f3f2b10
    release:
      version: ${version}
  revision:
    notes: First roll-out
`;

export const unknownRelease = defineRule({
  id: "remote/unknown-release",
  severity: "warning",
  scope: "file",
  sources: ["SDK"],
  summary: "A deployment names a release that its spec has.",
  why: "The platform answers 404 for another version (SDK). Compared with what the signed-in account sees; signed out or offline nothing is said.",
  remote: exampleFacts,
  bad: deployment("<|2.0.0|>"),
  good: deployment("1.1.0"),
  check(context, report) {
    const { id, version } = namedSpec(context.file);
    const spec = findSpec(context.remote, id?.text);
    if (!version || !spec?.releases || spec.releases.includes(version.text)) return;
    reportUnknownName(context, report, {
      name: version,
      problem: `The spec ${quote(spec.name)} has no release ${quote(version.text)} on the platform`,
      // Versions are a slip away from each other without being meant.
      candidates: [],
      advice:
        spec.releases[0] === undefined
          ? "publish one first"
          : `its newest is ${quote(spec.releases[0])}`,
      severity: "warning",
    });
  },
});
