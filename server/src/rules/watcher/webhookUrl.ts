import { asText, valueOf } from "../../model/readNode.js";
import { workflowDocument } from "../exampleDocument.js";
import { schemeFix } from "../fix/schemeFix.js";
import { quote } from "../quote.js";
import { configEntries, mappingAt } from "../read/mappingAt.js";
import { defineRule } from "../rule.js";
import { beginsWithPlaceholder, isWebAddress, shownAddress } from "../text/webAddress.js";

const watcher = (url: string) =>
  workflowDocument(`
    steps:
      train:
        imageDetails: { id: 12, versionId: 3 }
        command: python train.py
    watchers:
      - webhook:
          name: ops-channel
          url: ${url}
          payload: '{"source": "training"}'
        events: { fail: true }`);

export const webhookUrl = defineRule({
  id: "watcher/webhook-url",
  severity: "warning",
  scope: "file",
  sources: ["inference"],
  summary: "`url` of a watcher's webhook begins with `https://` or `http://`.",
  why: "A webhook is a request over HTTP; other addresses cannot be reached (inference).",
  bad: watcher("<|hooks.example.com/ops|>"),
  good: watcher("https://hooks.example.com/ops"),
  check({ file, text }, report) {
    for (const watcher of configEntries(file, "watchers")) {
      const url = asText(valueOf(mappingAt(watcher, "webhook"), "url"));
      if (!url || url.text.trim() === "") continue;
      if (isWebAddress(url.text) || beginsWithPlaceholder(url.text)) continue;
      report(
        url.range,
        `${quote(shownAddress(url.text))} is no web address; "url" begins with "https://" or "http://".`,
        { fixes: () => schemeFix(text, url) },
      );
    }
  },
});
