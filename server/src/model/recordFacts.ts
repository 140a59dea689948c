import type { StepGraph } from "./stepGraph.js";
import { isDeepSame, type StepFacts, type WorkflowFacts } from "./workflowFacts.js";

/** Facts that remember what was asked of them. */
export interface RecordedFacts {
  readonly facts: WorkflowFacts;
  /** Whether every question asked so far has the same answer of other facts. */
  stillHold(later: WorkflowFacts): boolean;
}

/**
 * Facts that answer as those given and remember the questions and answers, so that what was concluded from them need not
 * be worked out again while they hold.
 */
export function recordFacts(facts: WorkflowFacts): RecordedFacts {
  const log = new QuestionLog(facts);
  return {
    facts: new LoggedFacts(facts, log),
    stillHold: (later) => facts === later || log.stillHolds(later),
  };
}

type Ask = (facts: WorkflowFacts) => unknown;

class QuestionLog {
  readonly #facts: WorkflowFacts;
  #steps: Map<string, StepFacts | undefined> | undefined;
  #names: Map<string, boolean> | undefined;
  #others: Map<string, { readonly ask: Ask; readonly answer: unknown }> | undefined;

  constructor(facts: WorkflowFacts) {
    this.#facts = facts;
  }

  step(name: string): StepFacts | undefined {
    const answer = this.#facts.steps.get(name);
    (this.#steps ??= new Map()).set(name, answer);
    return answer;
  }

  hasStep(name: string): boolean {
    const answer = this.#facts.steps.has(name);
    (this.#names ??= new Map()).set(name, answer);
    return answer;
  }

  ask<Answer>(question: string, ask: (facts: WorkflowFacts) => Answer): Answer {
    const answer = ask(this.#facts);
    (this.#others ??= new Map()).set(question, { ask, answer });
    return answer;
  }

  stillHolds(later: WorkflowFacts): boolean {
    for (const [name, answer] of this.#names ?? []) {
      if (later.steps.has(name) !== answer) return false;
    }
    for (const [name, answer] of this.#steps ?? []) {
      if (later.steps.get(name) !== answer) return false;
    }
    for (const { ask, answer } of this.#others?.values() ?? []) {
      if (!isDeepSame(ask(later), answer)) return false;
    }
    return true;
  }
}

class LoggedFacts implements WorkflowFacts {
  readonly steps: ReadonlyMap<string, StepFacts>;
  readonly graph: StepGraph;
  readonly #log: QuestionLog;

  constructor(facts: WorkflowFacts, log: QuestionLog) {
    this.#log = log;
    this.steps = new LoggedSteps(facts.steps, log);
    this.graph = new LoggedGraph(log);
  }

  get isComplete() {
    return this.#log.ask("isComplete", (facts) => facts.isComplete);
  }

  get stepNames() {
    return this.#log.ask("stepNames", (facts) => facts.stepNames);
  }

  get images() {
    return this.#log.ask("images", (facts) => facts.images);
  }

  get parameters() {
    return this.#log.ask("parameters", (facts) => facts.parameters);
  }

  outputOwners(output: string) {
    return this.#log.ask(`owners ${output}`, (facts) => facts.outputOwners(output));
  }

  hidesBefore(step: string) {
    return this.#log.ask(`hides ${step}`, (facts) => facts.hidesBefore(step));
  }
}

class LoggedSteps implements ReadonlyMap<string, StepFacts> {
  readonly #steps: ReadonlyMap<string, StepFacts>;
  readonly #log: QuestionLog;

  constructor(steps: ReadonlyMap<string, StepFacts>, log: QuestionLog) {
    this.#steps = steps;
    this.#log = log;
  }

  get(name: string) {
    return this.#log.step(name);
  }

  has(name: string) {
    return this.#log.hasStep(name);
  }

  get size() {
    return this.#log.ask("size", ({ steps }) => steps.size);
  }

  keys() {
    this.#log.ask("stepNames", ({ stepNames }) => stepNames);
    return this.#steps.keys();
  }

  values() {
    return this.#all().values();
  }

  entries() {
    return this.#all().entries();
  }

  [Symbol.iterator]() {
    return this.#all()[Symbol.iterator]();
  }

  forEach(visit: (value: StepFacts, key: string, map: ReadonlyMap<string, StepFacts>) => void) {
    this.#all().forEach(visit);
  }

  #all() {
    return this.#log.ask("steps", ({ steps }) => steps);
  }
}

class LoggedGraph implements StepGraph {
  readonly #log: QuestionLog;

  constructor(log: QuestionLog) {
    this.#log = log;
  }

  parents(step: string) {
    return this.#ask(`parents ${step}`, (graph) => graph.parents(step));
  }

  children(step: string) {
    return this.#ask(`children ${step}`, (graph) => graph.children(step));
  }

  ancestors(step: string) {
    return new LoggedSet(`ancestors ${step}`, this.#log, ({ graph }) => graph.ancestors(step));
  }

  descendants(step: string) {
    return new LoggedSet(`descendants ${step}`, this.#log, ({ graph }) => graph.descendants(step));
  }

  detour(step: string, parent: string) {
    return this.#ask(`detour ${step}\n${parent}`, (graph) => graph.detour(step, parent));
  }

  layer(step: string) {
    return this.#ask(`layer ${step}`, (graph) => graph.layer(step));
  }

  cycleFrom(step: string) {
    return this.#ask(`cycle ${step}`, (graph) => graph.cycleFrom(step));
  }

  get roots() {
    return this.#ask("roots", ({ roots }) => roots);
  }

  get cycles() {
    return this.#ask("cycles", ({ cycles }) => cycles);
  }

  get topologicalOrder() {
    return this.#ask("order", ({ topologicalOrder }) => topologicalOrder);
  }

  #ask<Answer>(question: string, ask: (graph: StepGraph) => Answer): Answer {
    return this.#log.ask(question, ({ graph }) => ask(graph));
  }
}

class LoggedSet implements ReadonlySet<string> {
  readonly #question: string;
  readonly #log: QuestionLog;
  readonly #find: (facts: WorkflowFacts) => ReadonlySet<string>;

  constructor(
    question: string,
    log: QuestionLog,
    find: (facts: WorkflowFacts) => ReadonlySet<string>,
  ) {
    this.#question = question;
    this.#log = log;
    this.#find = find;
  }

  has(step: string) {
    const find = this.#find;
    return this.#log.ask(`${this.#question}\n${step}`, (facts) => find(facts).has(step));
  }

  get size() {
    return this.#all().size;
  }

  values() {
    return this.#all().values();
  }

  keys() {
    return this.#all().keys();
  }

  entries() {
    return this.#all().entries();
  }

  [Symbol.iterator]() {
    return this.values();
  }

  forEach(visit: (step: string, again: string, all: ReadonlySet<string>) => void) {
    this.#all().forEach(visit);
  }

  #all(): ReadonlySet<string> {
    const find = this.#find;
    return new Set(this.#log.ask(this.#question, (facts) => [...find(facts)]));
  }
}
