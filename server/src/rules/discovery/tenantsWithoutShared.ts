import { asText, pairOf, valueOf } from "../../model/readNode.js";
import { specDocument } from "../exampleDocument.js";
import { removeKeyFix, setKeyFix } from "../fix/pairFixes.js";
import { discoveryOf, isGiven, isMisspelt } from "../knownValues.js";
import { quote } from "../quote.js";
import { defineRule } from "../rule.js";
import { unlessTemplated } from "../unlessTemplated.js";

export const tenantsWithoutShared = defineRule({
  id: "discovery/tenants-without-shared",
  severity: "warning",
  scope: "file",
  sources: ["platform reference"],
  summary: "`tenants` are listed for the scope `shared` only.",
  why: "The platform reads the list for shared blocks only; a private block stays private and a public one is open to all (platform reference).",
  bad: specDocument({ root: "\nscope: private\n<|tenants|>: [retail-north]" }),
  good: specDocument({ root: "\nscope: shared\ntenants: [retail-north]" }),
  fixed: specDocument({ root: "\nscope: private" }),
  check(context, report) {
    const discovery = discoveryOf(context.file);
    const tenants = pairOf(discovery, "tenants");
    if (!tenants || !isGiven(discovery, "tenants")) return;
    if (isMisspelt(discovery, "scope", context)) return;
    const isUpdate = context.kind === "update-spec-metadata";
    const scope = asText(valueOf(discovery, "scope"))?.text;
    // An update may leave the scope as it is, and a scope that no enum has is another finding.
    if (scope === undefined ? isUpdate || isGiven(discovery, "scope") : !isClosed(scope)) return;
    const found = scope === undefined ? "there is no scope" : `the scope is ${quote(scope)}`;
    report(
      tenants.key.range,
      `"tenants" has no effect because ${found}; write "scope: shared" or remove the list.`,
      {
        severity: unlessTemplated(context, "warning"),
        fixes: () => [
          ...removeKeyFix(context.text, discovery, "tenants"),
          ...setKeyFix(context.text, discovery, { key: "scope", value: "shared" }),
        ],
      },
    );
  },
});

function isClosed(scope: string): boolean {
  return scope === "private" || scope === "public";
}
