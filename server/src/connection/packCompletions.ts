import type { CompletionItem, CompletionList } from "vscode-languageserver/node";

/** What all items of a list have in common and a client may be told once. */
const shared = ["editRange", "insertTextFormat", "insertTextMode"];

/**
 * The items as a client takes them with the fewest bytes: of a thousand steps each would say again which text it replaces.
 *
 * @param known what the client takes as defaults of a list
 */
export function packCompletions(
  items: CompletionItem[],
  known: readonly string[],
): CompletionItem[] | CompletionList {
  const [first] = items;
  const edit = first?.textEdit;
  if (first === undefined || edit === undefined) return items;
  if (!shared.every((name) => known.includes(name))) return items;
  const { insertTextFormat, insertTextMode } = first;
  return {
    isIncomplete: false,
    itemDefaults: {
      editRange: "range" in edit ? edit.range : { insert: edit.insert, replace: edit.replace },
      ...(insertTextFormat !== undefined && { insertTextFormat }),
      ...(insertTextMode !== undefined && { insertTextMode }),
    },
    items: items.map(withoutShared),
  };
}

/** What each item says for itself. */
const own = [
  "kind",
  "tags",
  "detail",
  "labelDetails",
  "sortText",
  "preselect",
  "commitCharacters",
  "command",
  "data",
] as const satisfies readonly (keyof CompletionItem)[];

function withoutShared(item: CompletionItem): CompletionItem {
  const { label, filterText, textEdit } = item;
  const packed: CompletionItem = { label };
  for (const name of own) {
    if (item[name] !== undefined) Reflect.set(packed, name, item[name]);
  }
  if (filterText !== label) packed.filterText = filterText ?? label;
  if (textEdit !== undefined && textEdit.newText !== label) packed.textEditText = textEdit.newText;
  return packed;
}
