import { Cancelled } from "../../client/src/ui/cancelled.js";
import { WentBack } from "../../client/src/ui/steps.js";
import type {
  Choice,
  ConfirmRequest,
  InputRequest,
  Notice,
  PickRequest,
  ProgressTask,
  Prompts,
  ReviewRequest,
} from "../../client/src/ui/prompts.js";

/**
 * What to answer to questions whose title and text match; the first match counts. Several answers to a text question are
 * given one after the other.
 */
export type Script = readonly (readonly [question: RegExp, answer: string | readonly string[]])[];

/**
 * Answers as a user would: picks by label, types text that the question accepts, and takes the proposed text where the
 * script says nothing. A question without an answer fails the command.
 */
export class ScriptedPrompts implements Prompts {
  /** The answer of a user who presses Escape. */
  static readonly dismiss = "\u001b";
  /** The answer of a user who presses *Back*. */
  static readonly back = "\u2190";

  readonly notices: Notice[] = [];
  readonly questions: string[] = [];
  readonly inputs: InputRequest[] = [];
  readonly reviews: ReviewRequest[] = [];
  readonly confirmations: ConfirmRequest[] = [];
  readonly progressTitles: string[] = [];
  readonly #script: Script;
  /** How many answers of an entry were given. */
  readonly #used = new Map<number, number>();

  constructor(script: Script = []) {
    this.#script = script;
  }

  pick = <Value>(request: PickRequest<Value>): Promise<Value> => {
    const question = this.#ask(request.title, request.placeholder);
    const answer = this.#answer(question);
    if (answer === ScriptedPrompts.dismiss) return Promise.reject(new Cancelled());
    if (typeof answer !== "string") return Promise.reject(new Error(`No pick for: ${question}`));
    return Promise.resolve(chosen(request.choices, answer, question));
  };

  pickMany = <Value>(request: PickRequest<Value>): Promise<readonly Value[]> => {
    const question = this.#ask(request.title, request.placeholder);
    const answer = this.#answer(question) ?? [];
    const labels = typeof answer === "string" ? [answer] : answer;
    return Promise.resolve(labels.map((label) => chosen(request.choices, label, question)));
  };

  input = (request: InputRequest): Promise<string> => {
    this.inputs.push(request);
    const question = this.#ask(request.title, request.prompt);
    const answer = this.#nextAnswer(question);
    if (answer === ScriptedPrompts.dismiss) return Promise.reject(new Cancelled());
    if (answer === ScriptedPrompts.back) return Promise.reject(new WentBack());
    const text = typeof answer === "string" ? answer : (request.value ?? "");
    const refusal = request.validate?.(text);
    if (refusal !== undefined) return Promise.reject(new Error(`${question}: ${refusal}`));
    return Promise.resolve(text);
  };

  /** Goes on where the script says nothing; a look that it names is taken first. */
  review = async (request: ReviewRequest): Promise<void> => {
    this.reviews.push(request);
    const question = `${request.title}: ${request.action}`;
    for (;;) {
      const answer = this.#nextAnswer(question);
      if (answer === undefined) return;
      if (answer === ScriptedPrompts.dismiss) throw new Cancelled();
      if (answer === ScriptedPrompts.back) throw new WentBack();
      const look = request.looks?.find(({ label }) => label === answer);
      if (look === undefined) throw new Error(`"${answer}" is not offered for: ${question}`);
      await look.run();
    }
  };

  confirm = (request: ConfirmRequest): Promise<void> => {
    this.confirmations.push(request);
    return Promise.resolve();
  };

  progress = <Result>(title: string, task: ProgressTask<Result>): Promise<Result> => {
    this.progressTitles.push(title);
    return task(() => undefined, new AbortController().signal);
  };

  background = <Result>(title: string, task: () => Promise<Result>): Promise<Result> => {
    this.progressTitles.push(title);
    return task();
  };

  notify = (notice: Notice): void => {
    this.notices.push(notice);
  };

  #ask(title: string, text: string): string {
    const question = `${title}: ${text}`;
    this.questions.push(question);
    return question;
  }

  #nextAnswer(question: string): string | undefined {
    const index = this.#script.findIndex(([pattern]) => pattern.test(question));
    const answer = this.#script[index]?.[1];
    if (answer === undefined || typeof answer === "string") return answer;
    const used = this.#used.get(index) ?? 0;
    this.#used.set(index, used + 1);
    return answer[used];
  }

  #answer(question: string): string | readonly string[] | undefined {
    return this.#script.find(([pattern]) => pattern.test(question))?.[1];
  }
}

function chosen<Value>(choices: readonly Choice<Value>[], label: string, question: string): Value {
  const choice = choices.find((candidate) => candidate.label === label);
  if (choice !== undefined) return choice.value;
  const offered = choices.map((candidate) => candidate.label).join(", ");
  throw new Error(`"${label}" is not offered for: ${question} (${offered})`);
}
