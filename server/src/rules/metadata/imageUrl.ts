import { asText, valueOf } from "../../model/readNode.js";
import { specDocument } from "../exampleDocument.js";
import { metadataOf } from "../knownValues.js";
import { quote } from "../quote.js";
import { defineRule } from "../rule.js";

export const imageUrl = defineRule({
  id: "metadata/image-url",
  severity: "warning",
  scope: "file",
  sources: ["inference"],
  summary: "`imageUrl` is an address that begins with https:// or http://.",
  why: "The catalogue shows the picture from that address; files of the artifact cannot be reached from there (inference).",
  bad: specDocument({ metadata: "\n    imageUrl: <|images/forecast.png|>" }),
  good: specDocument({ metadata: "\n    imageUrl: https://assets.example.com/forecast.png" }),
  check({ file }, report) {
    const address = asText(valueOf(metadataOf(file), "imageUrl"));
    if (!address || /^https?:\/\/[^\s/]+\S*$/i.test(address.text)) return;
    report(
      address.range,
      `${quote(address.text)} is no address of a picture; write one that begins with https://.`,
    );
  },
});
