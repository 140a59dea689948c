import * as vscode from "vscode";
import { withoutMarkup } from "./displayText.js";
import type { ProgressTask } from "./prompts.js";

/**
 * Milliseconds. What ends sooner needs no notification: it would only flash, and the editor shows no more than three
 * notifications within a second, so that the one with the result would be lost.
 */
const patience = 500;

/** Runs a task, and shows a progress that can be cancelled once it takes a while; passes its result or error on. */
export async function patientProgress<Result>(
  title: string,
  task: ProgressTask<Result>,
): Promise<Result> {
  const controller = new AbortController();
  let latest: string | undefined;
  let show = (message: string): void => {
    latest = message;
  };
  const running = task((message) => show(message), controller.signal);
  if (await endsWithin(running, patience)) return running;
  const location = vscode.ProgressLocation.Notification;
  return vscode.window.withProgress(
    { location, title: withoutMarkup(title), cancellable: true },
    (progress, token) => {
      token.onCancellationRequested(() => controller.abort());
      show = (message) => progress.report({ message: withoutMarkup(message) });
      if (latest !== undefined) show(latest);
      return running;
    },
  );
}

async function endsWithin(work: Promise<unknown>, milliseconds: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const waited = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), milliseconds);
  });
  const ended = () => true;
  try {
    return await Promise.race([work.then(ended, ended), waited]);
  } finally {
    clearTimeout(timer);
  }
}
