import type { WorkflowFacts } from "../../model/workflowFacts.js";

/** What follows from the facts of a workflow alone, worked out once for all steps that ask for it. */
export function perWorkflow<Value>(
  compute: (workflow: WorkflowFacts) => Value,
): (workflow: WorkflowFacts) => Value {
  const known = new WeakMap<WorkflowFacts, { readonly value: Value }>();
  return (workflow) => {
    const found = known.get(workflow) ?? { value: compute(workflow) };
    known.set(workflow, found);
    return found.value;
  };
}
