import type { FaultRule } from "./faultRule.js";

/** What a rule can be matched with. */
export interface Matched {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  /** Undefined when the address is no operation's. */
  readonly operation: string | undefined;
}

interface Entry {
  readonly id: number;
  readonly rule: FaultRule;
  /** How many requests have matched. */
  seen: number;
}

/** The faults that are wanted. */
export class FaultBook {
  #entries: readonly Entry[] = [];
  #lastId = 0;

  /** @returns the id of the rule */
  add(rule: FaultRule): number {
    const id = ++this.#lastId;
    this.#entries = [...this.#entries, { id, rule, seen: 0 }];
    return id;
  }

  list(): readonly Readonly<Entry>[] {
    return this.#entries;
  }

  /** Forgets one rule, or all. */
  remove(id?: number): void {
    this.#entries = id === undefined ? [] : this.#entries.filter((entry) => entry.id !== id);
  }

  /** The rules for a request, which is counted by that. */
  take(request: Matched): readonly FaultRule[] {
    return this.#entries.flatMap((entry) => {
      if (!matches(entry.rule, request)) return [];
      entry.seen += 1;
      const { nth } = entry.rule.match ?? {};
      return nth === undefined || [nth].flat().includes(entry.seen) ? [entry.rule] : [];
    });
  }
}

function matches({ match = {} }: FaultRule, request: Matched): boolean {
  const { method = request.method, operation = request.operation, path } = match;
  if (method !== request.method || operation !== request.operation) return false;
  return path === undefined || isPath(path, request.path);
}

function isPath(pattern: string, path: string): boolean {
  const wanted = segmentsOf(pattern);
  const found = segmentsOf(path);
  return (
    wanted.length === found.length &&
    wanted.every((segment, index) => segment === "*" || segment === found[index])
  );
}

/** A slash at the end makes no difference. */
const segmentsOf = (path: string) => path.split("/").filter((segment) => segment !== "");
