import { asText, textListOf, valueOf } from "../../model/readNode.js";
import { workflowDocument } from "../exampleDocument.js";
import { quote } from "../quote.js";
import { configEntries, mappingAt } from "../read/mappingAt.js";
import { defineRule } from "../rule.js";

const watcher = (user: string) =>
  workflowDocument(`
    steps:
      train:
        imageDetails: { id: 12, versionId: 3 }
        command: python train.py
    watchers:
      - user: ${user}
        events: { fail: true }`);

export const address = defineRule({
  id: "watcher/address",
  severity: "warning",
  scope: "file",
  sources: ["SDK", "inference"],
  summary: "`user` and the recipients of a watcher are e-mail addresses.",
  why: "Users of the platform are named by their e-mail address in all examples (SDK), and mail goes to them only.",
  bad: watcher("<|planning team|>"),
  good: watcher("planning@example.com"),
  check({ file }, report) {
    for (const watcher of configEntries(file, "watchers")) {
      const user = asText(valueOf(watcher, "user"));
      const to = textListOf(mappingAt(watcher, "email", "recipients"), "to")?.items ?? [];
      for (const { text, range } of [...(user ? [user] : []), ...to]) {
        if (text.trim() === "" || text.includes("{{") || isAddress(text)) continue;
        report(range, `${quote(text)} is no e-mail address; write one such as "name@example.com".`);
      }
    }
  },
});

/** Only what is never one is told of: an address may have more in it than most people think. */
function isAddress(text: string): boolean {
  return /^[^\s@,;<>]+@[^\s@,;<>.]+(?:\.[^\s@,;<>.]+)*$/u.test(text);
}
