import { asText, valueOf } from "../../model/readNode.js";
import { workflowDocument } from "../exampleDocument.js";
import { quote } from "../quote.js";
import { mappingAt } from "../read/mappingAt.js";
import { defineRule } from "../rule.js";
import { isWebAddress, shownAddress } from "../text/webAddress.js";

const step = (url: string) =>
  workflowDocument(`
    steps:
      prepare:
        type: sql
        repository:
          branch: main
          url: ${url}
          filePath: training/prepare.sql`);

/** `ssh://git@example.com/queries` and `git@example.com:queries`. */
const shell = /^(?:(?:git\+)?ssh:\/\/\S|[\w.-]+@[\w.-]+:\S)/i;

export const repositoryUrl = defineRule({
  id: "step/repository-url",
  severity: "warning",
  scope: "step",
  sources: ["inference"],
  summary: "`repository.url` is an address that Git can clone from.",
  why: "The platform checks the repository out over HTTPS or SSH; local paths exist only on your machine (inference).",
  bad: step("<|../queries|>"),
  good: step("https://git.example.com/data/queries.git"),
  check({ node }, _context, report) {
    const url = asText(valueOf(mappingAt(node, "repository"), "url"));
    if (!url || url.text.trim() === "" || isWebAddress(url.text) || shell.test(url.text)) return;
    report(
      url.range,
      `${quote(shownAddress(url.text))} is no address of a Git repository; write one such as "https://git.example.com/data/queries.git".`,
    );
  },
});
