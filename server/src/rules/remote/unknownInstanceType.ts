import { resolveAlias } from "../../document/effectivePairs.js";
import { valueOf } from "../../model/readNode.js";
import { workflowDocument } from "../exampleDocument.js";
import { quote } from "../quote.js";
import { mappingAt } from "../read/mappingAt.js";
import { defineRule } from "../rule.js";
import { exampleFacts } from "./exampleFacts.js";

const step = (type: string) =>
  workflowDocument(`
    steps:
      train:
        imageDetails: { id: 12, versionId: 3 }
        command: python train.py
        resources:
          instanceTypeId: ${type}`);

const mostNamed = 5;

export const unknownInstanceType = defineRule({
  id: "remote/unknown-instance-type",
  severity: "warning",
  scope: "step",
  sources: ["SDK"],
  summary: "`instanceTypeId` of a step is a type that the tenant offers.",
  why: "The tenant's list of instance types has all that its workflows may use (SDK). Compared with the list of the signed-in account; signed out or offline nothing is said.",
  remote: exampleFacts,
  bad: step("<|99|>"),
  good: step("21"),
  check({ node }, { remote }, report) {
    const types = remote?.instanceTypes ?? [];
    const type = resolveAlias(valueOf(mappingAt(node, "resources"), "instanceTypeId"));
    if (types.length === 0 || type?.kind !== "scalar" || type.value.type !== "number") return;
    const wanted = type.value.value;
    if (types.some(({ id }) => id === wanted)) return;
    const offered = types
      .slice(0, mostNamed)
      .map(({ id, name }) => (name === undefined ? String(id) : `${id} (${name})`));
    const more = types.length > mostNamed ? " or another of its list" : "";
    report(
      type.range,
      `The tenant offers no instance type ${quote(String(wanted))} for workflows; it has ${offered.join(", ")}${more}.`,
    );
  },
});
