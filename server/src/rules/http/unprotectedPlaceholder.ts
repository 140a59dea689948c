import { workflowDocument } from "../exampleDocument.js";
import { quote } from "../quote.js";
import { defineRule } from "../rule.js";
import { insertion } from "../../document/edit/edit.js";
import type { ScalarNode } from "../../document/syntaxNode.js";
import { fixOf, unsafe } from "../fix/fixOf.js";
import type { Fix } from "../rule.js";
import { readPlaceholders } from "../text/placeholders.js";
import { requestVariables, scalarAt } from "./request.js";

const request = (url: string) =>
  workflowDocument(`
    {% if weekly %}
    images: {}
    {% endif %}
    steps:
      read-plan:
        type: http
        method: get
        url: ${url}
        parameters:
          env:
            REGION: north`);

export const unprotectedPlaceholder = defineRule({
  id: "http/unprotected-placeholder",
  severity: "warning",
  scope: "step",
  sources: ["SDK", "inference"],
  summary: "A run-time placeholder in a template stands in a raw block.",
  why: "The command line of the platform renders each file as a template before it is sent (SDK); without `{% raw %}` around it `{{NAME}}` is replaced by the template's variable of that name, or by nothing. In a file without other template statements it is a hint.",
  bad: request("<|https://api.example.com/{{REGION}}|>"),
  good: request("{% raw %}https://api.example.com/{{REGION}}{% endraw %}"),
  check(step, { isTemplated, text }, report) {
    if (step.type !== "http") return;
    const { names } = requestVariables(step);
    for (const key of ["url", "payload"]) {
      const value = scalarAt(step, key);
      if (value?.value.type !== "unknown" || !value.text.includes("{{")) continue;
      const lost = readPlaceholders(value.text)?.find(({ name }) => names.includes(name));
      if (!lost) continue;
      report(
        value.range,
        `The placeholder ${quote(lost.name)} is taken for a variable of the template when the file is rendered; put "{% raw %}" before it and "{% endraw %}" behind.`,
        { severity: isTemplated ? "warning" : "hint", fixes: () => wrapFix(text, value) },
      );
    }
  },
});

function wrapFix(text: string, { range, style }: ScalarNode): readonly Fix[] {
  // The tags would become lines of a block.
  if (
    style === "literal" ||
    style === "folded" ||
    text.slice(range.start, range.end).includes("{%")
  ) {
    return [];
  }
  const edits = [insertion(range.start, "{% raw %}"), insertion(range.end, "{% endraw %}")];
  return fixOf("Put the value in a raw block", edits, unsafe);
}
