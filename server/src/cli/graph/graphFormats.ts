import type { Workflow } from "../../model/spec.js";

/** A workflow's steps and the edges from parents to children, in file order. */
interface Graph {
  readonly steps: readonly GraphStep[];
  readonly edges: readonly GraphEdge[];
}

interface GraphStep {
  readonly name: string;
  readonly type: string;
  /** Longest distance from a root; absent on and behind a cycle. */
  readonly layer?: number;
}

interface GraphEdge {
  readonly from: string;
  readonly to: string;
  /** Whether the child starts under conditions only. */
  readonly isConditional: boolean;
}

const formats = { mermaid, dot, json } as const;

export type GraphFormatName = keyof typeof formats;

export const graphFormatNames: readonly GraphFormatName[] = ["mermaid", "dot", "json"];

/** The step graph as text that ends with a line break. */
export function graphText(workflow: Workflow, format: GraphFormatName): string {
  return formats[format](graphOf(workflow));
}

function graphOf({ steps, graph }: Workflow): Graph {
  const names = [...steps.parts.keys()];
  return {
    steps: names.map((name) => {
      const layer = graph.layer(name);
      const type = steps.parts.get(name)?.type ?? "unknown";
      return { name, type, ...(layer === undefined ? {} : { layer }) };
    }),
    edges: names.flatMap((to) => {
      const step = steps.parts.get(to);
      const isConditional =
        step !== undefined && step.conditionals.length + step.parentStatuses.length > 0;
      return graph.parents(to).map((from) => ({ from, to, isConditional }));
    }),
  };
}

/** Mermaid's flowchart; steps get ids of their own, since their names may hold anything. */
function mermaid({ steps, edges }: Graph): string {
  const ids = new Map(steps.map(({ name }, index) => [name, `s${index}`]));
  const nodes = steps.map(
    ({ name, type }) =>
      `  ${ids.get(name) ?? ""}["${mermaidText(name)}<br/><small>${type}</small>"]`,
  );
  const arrows = edges.map(({ from, to, isConditional }) => {
    const arrow = isConditional ? "-.->" : "-->";
    return `  ${ids.get(from) ?? ""} ${arrow} ${ids.get(to) ?? ""}`;
  });
  return ["flowchart TD", ...nodes, ...arrows, ""].join("\n");
}

function mermaidText(text: string): string {
  return text.replace(/[^\p{L}\p{N} _.-]/gu, (character) => `#${character.codePointAt(0) ?? 0};`);
}

/** The language of Graphviz. */
function dot({ steps, edges }: Graph): string {
  const nodes = steps.map(({ name, type }) => `  ${dotText(name)} [tooltip=${dotText(type)}];`);
  const arrows = edges.map(({ from, to, isConditional }) => {
    const style = isConditional ? " [style=dashed]" : "";
    return `  ${dotText(from)} -> ${dotText(to)}${style};`;
  });
  return ["digraph steps {", "  node [shape=box];", ...nodes, ...arrows, "}", ""].join("\n");
}

function dotText(text: string): string {
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replace(/\s+/g, " ")}"`;
}

function json(graph: Graph): string {
  return `${JSON.stringify(graph, undefined, 2)}\n`;
}
