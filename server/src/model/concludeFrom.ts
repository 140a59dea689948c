import type { StepGraph } from "./stepGraph.js";
import { knowsParents, type StepFacts, type WorkflowFacts } from "./workflowFacts.js";

type Steps = WorkflowFacts["steps"];

/** What follows from the facts about all steps; each is worked out when it is first asked for. */
type Conclusions = Pick<
  WorkflowFacts,
  | "outputOwners"
  | "readsOutput"
  | "strayReads"
  | "isOnlyAwaitedFailing"
  | "firstSpelledLike"
  | "firstBuilder"
  | "hidesBefore"
>;

export function concludeFrom(steps: Steps, graph: StepGraph): Conclusions {
  const owners = once(() => ownersByOutput(steps));
  const reads = once(() => readsOf(steps));
  const stray = once(() => [...reads().names].filter((name) => !owners().has(name)));
  const failing = once(() => awaitedFailing(steps));
  const spellings = once(() => firstBySpelling(steps));
  const builder = once(
    () => [...steps.values()].find(({ ownImage }) => ownImage === "built")?.name,
  );
  const hidden = once(() => [...steps.values()].filter((step) => hides(step, steps)));
  return {
    outputOwners: (output) => owners().get(output) ?? [],
    readsOutput: (output) => reads().names.has(output) || (reads().isComplete ? false : "unknown"),
    get strayReads() {
      return stray();
    },
    isOnlyAwaitedFailing: (step) => failing().has(step),
    firstSpelledLike: (step) => spellings().get(step.toLowerCase()),
    get firstBuilder() {
      return builder();
    },
    hidesBefore: (step) => {
      const before = graph.ancestors(step);
      return hidden().some(({ name }) => before.has(name));
    },
  };
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}

function ownersByOutput(steps: Steps): ReadonlyMap<string, readonly string[]> {
  const owners = new Map<string, string[]>();
  for (const [step, { outputs }] of steps) {
    for (const output of outputs.names) {
      const known = owners.get(output);
      if (known) known.push(step);
      else owners.set(output, [step]);
    }
  }
  return owners;
}

function readsOf(steps: Steps) {
  const all = [...steps.values()].map(({ reads }) => reads);
  return {
    names: new Set(all.flatMap(({ names }) => [...names])),
    isComplete: all.every(({ isComplete }) => isComplete),
  };
}

/** None where the parents of a step are not known. */
function awaitedFailing(steps: Steps): ReadonlySet<string> {
  const failing = new Set<string>();
  const others = new Set<string>();
  for (const { parents, runsAfterFailureOf, hasKnownParents } of steps.values()) {
    if (!hasKnownParents) return new Set();
    for (const parent of parents) (runsAfterFailureOf.has(parent) ? failing : others).add(parent);
  }
  return new Set([...failing].filter((parent) => steps.has(parent) && !others.has(parent)));
}

function firstBySpelling(steps: Steps): ReadonlyMap<string, string> {
  const first = new Map<string, string>();
  for (const name of steps.keys()) {
    const lower = name.toLowerCase();
    if (!first.has(lower)) first.set(lower, name);
  }
  return first;
}

function hides(step: StepFacts, steps: Steps): boolean {
  return !step.outputs.isComplete || !knowsParents(step, steps);
}
