import { scalarToList } from "../../document/edit/editList.js";
import { quoteScalar, unquoteScalar } from "../../document/edit/editScalar.js";
import { resolvePlainScalar } from "../../document/resolveScalar.js";
import { fixOf, safe, unsafe } from "../fix/fixOf.js";
import type { Fix } from "../rule.js";
import type { Misfit } from "./valueType.js";

/** Quotes for a text, none for a number or boolean, brackets for a list. */
export function convertValue(text: string, { node, type, isReadableText }: Misfit): readonly Fix[] {
  if (node.kind !== "scalar") return [];
  if (type.endsWith("_array")) {
    return fixOf("Make it a list", scalarToList(text, node), unsafe);
  }
  if (type === "string" && node.value.type !== "null") {
    return fixOf("Put the value in quotes", quoteScalar(text, node), safe);
  }
  const isTyped = isReadableText && resolvePlainScalar(node.text).type === type;
  return isTyped ? fixOf("Remove the quotes", unquoteScalar(text, node), safe) : [];
}
