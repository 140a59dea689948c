import { asSequence, asText, valueOf } from "../../model/readNode.js";
import { specDocument } from "../exampleDocument.js";
import { changeTextFix, setKeyFix } from "../fix/pairFixes.js";
import { discoveryOf, isGiven, isMisspelt } from "../knownValues.js";
import { defineRule } from "../rule.js";
import { unlessTemplated } from "../unlessTemplated.js";

export const sharedWithoutTenants = defineRule({
  id: "discovery/shared-without-tenants",
  severity: "warning",
  scope: "file",
  sources: ["inference"],
  summary: "A block with the scope `shared` lists the tenants that it is shared with.",
  why: "Without tenants a shared block can be found by nobody but its own tenant, as a private one (inference).",
  bad: specDocument({ root: "\nscope: <|shared|>" }),
  good: specDocument({ root: "\nscope: shared\ntenants: [retail-north]" }),
  fixed: specDocument({ root: "\nscope: shared\ntenants: [<tenant>]" }),
  check(context, report) {
    // An update may leave the list as it is.
    if (context.kind !== "create-spec") return;
    const discovery = discoveryOf(context.file);
    const scope = asText(valueOf(discovery, "scope"));
    if (scope?.text !== "shared") return;
    const listed = asSequence(valueOf(discovery, "tenants"))?.items.length;
    if (isGiven(discovery, "tenants") && listed !== 0) return;
    if (isMisspelt(discovery, "tenants", context)) return;
    report(
      scope.range,
      'The block is shared with no tenant; list names under "tenants" or make it "private".',
      {
        severity: unlessTemplated(context, "warning"),
        fixes: () => [
          ...setKeyFix(context.text, discovery, {
            key: "tenants",
            value: ["<tenant>"],
            after: "scope",
          }),
          ...changeTextFix(context.text, scope.range, "private"),
        ],
      },
    );
  },
});
