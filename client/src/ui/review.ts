import * as vscode from "vscode";
import { Cancelled } from "./cancelled.js";
import { withoutMarkup } from "./displayText.js";
import { onBack, showPosition } from "./inputStep.js";
import type { ReviewLook, ReviewRequest } from "./prompts.js";

interface ReviewItem extends vscode.QuickPickItem {
  readonly look?: ReviewLook;
}

/** A list that can be read and searched, whose first line goes on. */
export function review(request: ReviewRequest): Promise<void> {
  const list = vscode.window.createQuickPick<ReviewItem>();
  const goOn: ReviewItem = {
    label: `$(cloud-upload) ${withoutMarkup(request.action)}`,
    detail: withoutMarkup(request.summary),
    alwaysShow: true,
  };
  list.title = withoutMarkup(request.title);
  list.placeholder = "Press Enter to go on, Escape to stop";
  list.ignoreFocusOut = true;
  list.matchOnDescription = true;
  list.items = [goOn, ...otherItems(request)];
  if (request.position !== undefined) showPosition(list, request.position);
  return new Promise<void>((resolve, reject) => {
    list.onDidAccept(() => {
      const [chosen] = list.selectedItems;
      if (chosen === goOn) {
        resolve();
        list.hide();
      } else if (chosen?.look !== undefined) {
        chosen.look.run().catch((error: unknown) => {
          reject(error instanceof Error ? error : new Error(String(error)));
          list.hide();
        });
      }
    });
    onBack(list, reject);
    list.onDidHide(() => {
      reject(new Cancelled());
      list.dispose();
    });
    list.show();
  });
}

function otherItems({ looks = [], changes = [], lines }: ReviewRequest): readonly ReviewItem[] {
  return [
    ...looks.map((look) => ({
      label: `$(diff) ${withoutMarkup(look.label)}`,
      description: withoutMarkup(look.description),
      alwaysShow: true,
      look,
    })),
    ...section("What changes", changes, "git-compare"),
    ...section("What goes out", lines, "file"),
  ];
}

function section(
  title: string,
  lines: ReviewRequest["lines"],
  icon: string,
): readonly ReviewItem[] {
  if (lines.length === 0) return [];
  return [
    { label: title, kind: vscode.QuickPickItemKind.Separator },
    ...lines.map(({ label, description }) => ({
      label: withoutMarkup(label),
      description: withoutMarkup(description),
      iconPath: new vscode.ThemeIcon(icon),
    })),
  ];
}
