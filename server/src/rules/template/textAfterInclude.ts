import { replacement } from "../../document/edit/edit.js";
import { layoutOf, lineEnd, lineStart } from "../../document/edit/layout.js";
import type { OffsetRange } from "../../document/syntaxNode.js";
import { templateDocument } from "../exampleDocument.js";
import { fixOf, unsafe } from "../fix/fixOf.js";
import { quote } from "../quote.js";
import { defineRule } from "../rule.js";
import { templateNames } from "./includes.js";

export const textAfterInclude = defineRule({
  id: "template/text-after-include",
  severity: "warning",
  scope: "file",
  sources: ["SDK"],
  summary: "Nothing stands behind an include tag on its line.",
  why: "The command line puts the file in the place of the tag and of all that follows it on the line, so that the rest is lost (SDK). Comments do no harm there.",
  bad: templateDocument('{% include "parts/steps.yaml" %} <|{% if daily %}|>\n      {% endif %}'),
  good: templateDocument(
    '{% include "parts/steps.yaml" %}\n      {% if daily %}\n      {% endif %}',
  ),
  check({ tree, text }, report) {
    for (const { tag } of templateNames(tree).includes) {
      const rest = restOfLine(text, tag.end);
      if (!rest) continue;
      report(
        rest,
        `${quote(text.slice(rest.start, rest.end))} is lost when the template is rendered, as all that follows an include on its line; put it on a line of its own.`,
        {
          fixes: () => fixOf("Put it on a line of its own", moved(text, tag, rest), unsafe),
        },
      );
    }
  },
});

/** What follows on the line, without comments and blanks around it. */
function restOfLine(text: string, from: number): OffsetRange | undefined {
  const rest = text.slice(from, lineEnd(text, from));
  const meant = rest.replace(/\{#.*?#\}/g, (comment) => " ".repeat(comment.length));
  const plain = meant.replace(/(?:^|\s)#.*$/, "").trimEnd();
  const start = plain.search(/\S/);
  return start === -1 ? undefined : { start: from + start, end: from + plain.length };
}

function moved(text: string, tag: OffsetRange, rest: OffsetRange) {
  const indentation = /^[ \t]*/.exec(text.slice(lineStart(text, tag.start), tag.start))?.[0] ?? "";
  return [replacement(tag.end, rest.start, layoutOf(text).lineBreak + indentation)];
}
