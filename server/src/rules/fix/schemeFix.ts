import type { Text } from "../../model/spec.js";
import type { Fix } from "../rule.js";
import { renameFix } from "./stepFixes.js";

/** `https://` before what looks like the name of a host. */
export function schemeFix(text: string, address: Text): readonly Fix[] {
  const isHost = /^(?:[\w-]+\.)+[a-z]{2,}(?::\d+)?(?:[/?#]|$)/i.test(address.text);
  return isHost ? renameFix(text, address, `https://${address.text}`) : [];
}
