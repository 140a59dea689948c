import { asText, valueOf } from "../../model/readNode.js";
import { specDocument } from "../exampleDocument.js";
import { isGiven, metadataOf } from "../knownValues.js";
import { defineRule } from "../rule.js";

/** Signs that hardly occur in plain text: a heading, a list of several items, a link, a code fence, bold words. */
const markdown = /^#{1,6} \S|^[-*] .*\n[-*] |\[[^\]\n]+\]\(\S+?\)|^```|\*\*[^\s*][^*\n]*\*\*/m;

export const markdownAsPlain = defineRule({
  id: "metadata/markdown-as-plain",
  severity: "hint",
  scope: "file",
  sources: ["inference"],
  summary: "A description in Markdown has the content type `text/markdown`.",
  why: "Without it the marks are shown as they are written (inference).",
  bad: specDocument({
    metadata: '\n    description: <|"See [the guide](https://docs.example.com)"|>',
  }),
  good: specDocument({
    metadata:
      '\n    description: "See [the guide](https://docs.example.com)"\n    descriptionContentType: text/markdown',
  }),
  check({ file }, report) {
    const metadata = metadataOf(file);
    const description = asText(valueOf(metadata, "description"));
    if (!description || !markdown.test(description.text)) return;
    const contentType = asText(valueOf(metadata, "descriptionContentType"));
    if (
      contentType ? contentType.text !== "text/plain" : isGiven(metadata, "descriptionContentType")
    )
      return;
    report(
      description.range,
      'The description looks like Markdown; write "descriptionContentType: text/markdown" to have it shown formatted.',
    );
  },
});
