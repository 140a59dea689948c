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

function withoutShared(item: CompletionItem): CompletionItem {
  const packed: CompletionItem = { ...item };
  delete packed.textEdit;
  delete packed.insertTextFormat;
  delete packed.insertTextMode;
  const newText = item.textEdit?.newText;
  if (newText !== undefined && newText !== item.label) packed.textEditText = newText;
  if (item.filterText === item.label) delete packed.filterText;
  return packed;
}
