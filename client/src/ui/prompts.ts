/** Everything the extension asks and tells people. Questions reject with `Cancelled` when they are dismissed. */
export interface Prompts {
  pick<Value>(request: PickRequest<Value>): Promise<Value>;
  pickMany<Value>(request: PickRequest<Value>): Promise<readonly Value[]>;
  input(request: InputRequest): Promise<string>;
  /** Shows what is about to happen, in lines that can be searched, and goes on when it is confirmed. */
  review(request: ReviewRequest): Promise<void>;
  /** A modal question with one way forward. */
  confirm(request: ConfirmRequest): Promise<void>;
  /** Shows a progress that can be cancelled while the task runs; passes its result or error on. */
  progress<Result>(title: string, task: ProgressTask<Result>): Promise<Result>;
  /** Shows, without taking attention, that something goes on in the background. */
  background<Result>(title: string, task: () => Promise<Result>): Promise<Result>;
  notify(notice: Notice): void;
}

/** Where a question stands among several; from the second on, *Back* rejects with `WentBack`. */
export interface StepPosition {
  /** From 1. */
  readonly step: number;
  readonly totalSteps: number;
}

export interface Choice<Value> {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  /** Chosen from the start, where several can be. */
  readonly isPicked?: boolean;
  readonly value: Value;
}

export interface PickRequest<Value> {
  readonly title: string;
  readonly placeholder: string;
  readonly choices: readonly Choice<Value>[];
}

export interface InputRequest {
  readonly title: string;
  readonly prompt: string;
  readonly value?: string;
  /** The text is not shown while it is typed. */
  readonly isPassword?: boolean;
  /** A sentence that says what is wrong; undefined when nothing is. */
  readonly validate?: (text: string) => string | undefined;
  readonly position?: StepPosition;
}

export interface ReviewRequest {
  readonly title: string;
  readonly position?: StepPosition;
  /** Lines that show something, after which the review is still there. */
  readonly looks?: readonly ReviewLook[];
  /** The line that goes on, such as `Publish orders 1.2.0`. */
  readonly action: string;
  readonly summary: string;
  /** What changes, above what goes out. */
  readonly changes?: readonly { readonly label: string; readonly description: string }[];
  readonly lines: readonly { readonly label: string; readonly description: string }[];
}

export interface ReviewLook {
  readonly label: string;
  readonly description: string;
  readonly run: () => Promise<void>;
}

export interface ConfirmRequest {
  readonly message: string;
  readonly detail: string;
  readonly action: string;
}

export type ProgressTask<Result> = (
  report: (message: string) => void,
  signal: AbortSignal,
) => Promise<Result>;

export interface Notice {
  readonly level: "information" | "warning" | "error";
  readonly message: string;
  readonly actions: readonly NoticeAction[];
}

/** A button that runs a command, of ours or of the editor. */
export interface NoticeAction {
  readonly title: string;
  readonly command: string;
  readonly argument?: unknown;
}
