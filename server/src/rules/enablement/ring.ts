import { findRings } from "../../model/findRings.js";
import type { ParameterDeclaration, Text } from "../../model/spec.js";
import { parametersDocument } from "../exampleDocument.js";
import { quote } from "../quote.js";
import { defineRule } from "../rule.js";
import { allConditions } from "./parameterConditions.js";

export const ring = defineRule({
  id: "enablement/ring",
  severity: "error",
  scope: "file",
  sources: ["plain logic"],
  summary: "Parameters do not depend on each other in a circle.",
  why: "None of them could be asked for before the others (plain logic).",
  bad: parametersDocument(`
  run:
    - name: send_mail
      title: Send mail
      type: boolean
      required: false
      defaultValue: false
      conditions:
        - { dependsOn: <|subject|>, operator: not-equals, value: none }
    - name: subject
      title: Subject
      type: string
      required: false
      defaultValue: Result
      conditions:
        - { dependsOn: send_mail, operator: equals, value: true }`),
  good: parametersDocument(`
  run:
    - name: send_mail
      title: Send mail
      type: boolean
      required: false
      defaultValue: false
    - name: subject
      title: Subject
      type: string
      required: false
      defaultValue: Result
      conditions:
        - { dependsOn: send_mail, operator: equals, value: true }`),
  check({ file }, report) {
    const declared = new Map(
      file.parameters.flatMap((each) => (each.name ? [[each.name.text, each] as const] : [])),
    );
    for (const names of findRings([...declared.keys()], dependants(declared))) {
      // A ring runs from what is asked for first to what depends on it; its first member depends on its last.
      const [first = "", last = ""] = [names[0], names.at(-1)];
      const edges = names.flatMap((name, index) =>
        edge(declared.get(name), names.at(index - 1) ?? last),
      );
      const [start] = edges;
      if (!start) continue;
      const circle = [...names, first].map(quote).join(" → ");
      report(start.range, `These parameters depend on each other in a circle: ${circle}.`, {
        related: edges.slice(1).map(({ range }) => ({ range, message: "Part of the circle." })),
      });
    }
  },
});

type Declared = ReadonlyMap<string, ParameterDeclaration>;

/** Parameter → those that depend on it, without itself. */
function dependants(declared: Declared): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [name, declaration] of declared) {
    for (const { dependsOn } of allConditions(declaration)) {
      if (!dependsOn || dependsOn.text === name || !declared.has(dependsOn.text)) continue;
      found.set(dependsOn.text, [...(found.get(dependsOn.text) ?? []), name]);
    }
  }
  return found;
}

/** Where one parameter says that it depends on the other. */
function edge(from: ParameterDeclaration | undefined, to: string): readonly Text[] {
  const conditions = from ? allConditions(from) : [];
  const found = conditions.find(({ dependsOn }) => dependsOn?.text === to)?.dependsOn;
  return found ? [found] : [];
}
