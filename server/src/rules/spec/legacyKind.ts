import { specDocument } from "../exampleDocument.js";
import { quote } from "../quote.js";
import { replaceText } from "../../document/edit/editScalar.js";
import { fixOf, unsafe } from "../fix/fixOf.js";
import { defineRule } from "../rule.js";

/** The first version of the SDK that knows services instead of web apps. */
const firstWithServices = [1, 7] as const;

export const legacyKind = defineRule({
  id: "spec/legacy-kind",
  severity: "information",
  scope: "file",
  sources: ["SDK"],
  summary: "The `kind` of a block is one that the target version of the SDK knows.",
  why: "Services came with version 1.7 of the SDK in the place of web apps (SDK). The target version is `sdkVersion` in the project file; without it nothing is said.",
  files: { ".press-blocks.yaml": 'sdkVersion: "1.6.2"\n' },
  bad: specDocument({ kind: "service" }).replace("kind: service", "kind: <|service|>"),
  good: specDocument({ kind: "webapp" }),
  check({ file, sdkVersion, text }, report) {
    const kind = file.blockKind;
    if (!kind || sdkVersion === undefined || file.kind !== "create-spec") return;
    const hasServices = isAtLeast(sdkVersion);
    if (hasServices === undefined) return;
    const outdated = hasServices ? "webapp" : "service";
    const instead = hasServices ? "service" : "webapp";
    if (kind.text !== outdated) return;
    report(
      kind.range,
      `Version ${sdkVersion} of the SDK, for which this is written, has blocks of kind ${quote(instead)} in the place of ${quote(kind.text)}.`,
      {
        fixes: () =>
          fixOf(`Change to ${quote(instead)}`, replaceText(text, kind.range, instead), unsafe),
      },
    );
  },
});

/** Undefined for a text that is no version. */
function isAtLeast(version: string): boolean | undefined {
  const [, major, minor = "0"] = /^v?(\d+)(?:\.(\d+))?/.exec(version) ?? [];
  if (major === undefined) return undefined;
  const [first, second] = firstWithServices;
  return Number(major) > first || (Number(major) === first && Number(minor) >= second);
}
