import { quote } from "../quote.js";
import { defineRule } from "../rule.js";
import { unlessTemplated } from "../unlessTemplated.js";
import { exampleFacts } from "./exampleFacts.js";
import { findSpec, namedSpec } from "./namedSpec.js";

const deployment = (id: string) => `body:
  metadata:
    name: forecast-north
    summary: Forecast for the north
  spec:
    id: ${id}
  revision:
    notes: First roll-out
`;

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const unknownSpec = defineRule({
  id: "remote/unknown-spec",
  severity: "warning",
  scope: "file",
  sources: ["SDK"],
  summary: "A deployment names a spec that the platform has.",
  why: "The platform answers 404 for another id (SDK). Compared with what the signed-in account sees; signed out or offline nothing is said.",
  remote: exampleFacts,
  bad: deployment("<|00000000-5d0a-4b57-9a55-0f7f6f3f2b10|>"),
  good: deployment("3f0c7f0e-5d0a-4b57-9a55-0f7f6f3f2b10"),
  check(context, report) {
    const { remote, file } = context;
    const { id } = namedSpec(file);
    // What is no UUID is a finding of the schema.
    if (remote?.isComplete !== true || !id || !uuid.test(id.text)) return;
    if (findSpec(remote, id.text)) return;
    report(
      id.range,
      `The platform of the signed-in account has no spec with the id ${quote(id.text)}; take the id of one that it has.`,
      { severity: unlessTemplated(context, "warning") },
    );
  },
});
