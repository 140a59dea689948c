// Turns what was measured into tables.
import { requestNames } from "./measure.mjs";

/** @typedef {Awaited<ReturnType<typeof import("./measure.mjs").measureServer>>} Measures */

const quantile = (/** @type {number[]} */ values, /** @type {number} */ part) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ??
  NaN;
export const median = (/** @type {number[]} */ values) => quantile(values, 0.5);
const p95 = (/** @type {number[] | undefined} */ values) => values && quantile(values, 0.95);

const shown = (/** @type {number} */ value) =>
  value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString("en");
/** A ratio below one as a fraction of one, which is how the aims are given. */
const fraction = (/** @type {number} */ ratio) =>
  ratio < 0.5 ? `1/${(1 / ratio).toFixed(ratio < 0.1 ? 0 : 1)}` : ratio.toFixed(2);

/**
 * What is to be reached: `ratio` to the reference, `most` milliseconds at 1,000 steps.
 * @type {Record<string, { ratio?: (steps: number) => number | undefined, most?: number }>}
 */
const aims = {
  start: { ratio: () => 1 / 4 },
  open: { ratio: () => 1 / 3 },
  keystroke: { ratio: (steps) => (steps >= 1000 ? 1 / 100 : 1 / 20) },
  diagnostics: { ratio: (steps) => (steps >= 1000 ? 1 / 20 : undefined) },
  memory: { ratio: (steps) => (steps >= 1000 ? 2 / 3 : undefined) },
  completion: { ratio: (steps) => (steps >= 1000 ? 1 / 20 : undefined), most: 15 },
  hover: { ratio: (steps) => (steps >= 1000 ? 1 / 20 : undefined), most: 15 },
  definition: { most: 15 },
  highlight: { most: 15 },
  references: { most: 50 },
  rename: { most: 50 },
  symbols: { most: 100 },
  folding: { most: 100 },
  "semantic tokens": { most: 100 },
};

/** @type {{ id: string, name: string, read: (measures: Measures) => number | undefined }[]} */
const rows = [
  { id: "start", name: "process start → initialized, ms", read: (m) => m.start },
  { id: "open", name: "open → first diagnostics, ms", read: (m) => m.open },
  { id: "openProcessor", name: "open, processor time, ms", read: (m) => m.openProcessor },
  { id: "keystroke", name: "keystroke, processor time, ms", read: (m) => m.typing.processor },
  {
    id: "diagnostics",
    name: "keystroke → right diagnostics, p95, ms",
    read: (m) => p95(m.typing.latencies),
  },
  ...requestNames.map((id) => ({
    id,
    name: `${id} right after a keystroke, p95, ms`,
    read: (m) => p95(m.answers[id]?.latencies),
  })),
  { id: "memory", name: "resident memory after all that, MB", read: (m) => m.memory },
];

/**
 * A table of one size.
 * @param {number} steps
 * @param {string[]} names of the servers: ours, the reference, others
 * @param {Measures[][]} rounds for each round the measures of each server that took part
 */
export function compareTable(steps, names, rounds) {
  const all = (server, read) =>
    rounds.flatMap((round) => {
      const value = round[server] && read(round[server]);
      return value === undefined ? [] : [value];
    });
  const head = [
    `| measure | ${names.join(" | ")} | of ${names[1]}: median (lowest–highest) | aim | held |`,
    `| --- |${" --: |".repeat(names.length)} --: | --: | --- |`,
  ];
  const lines = rows.map(({ id, name, read }) => {
    const cells = names.map((_, server) => {
      const values = all(server, read);
      const isEmpty = rounds.some((round) => round[server]?.answers[id]?.isEmpty);
      return values.length === 0 ? "–" : shown(median(values)) + (isEmpty ? " (empty)" : "");
    });
    const ratios = rounds.flatMap(([own, other]) => {
      const values = [own && read(own), other && read(other)];
      return values[0] !== undefined && values[1] ? [values[0] / values[1]] : [];
    });
    const own = all(0, read);
    return `| ${name} | ${cells.join(" | ")} | ${spread(ratios)} | ${verdict(id, steps, { own, ratios })} |`;
  });
  const recall = names.map((_, server) => {
    const found = rounds.map((round) => round[server]).find((each) => each !== undefined);
    return found ? `${found.recall} of ${found.expected}` : "–";
  });
  const ownRecall = rounds[0]?.[0];
  const isComplete = ownRecall?.recall === ownRecall?.expected;
  return [
    ...head,
    ...lines,
    `| seeded mistakes found | ${recall.join(" | ")} | | all | ${isComplete ? "yes" : "no"} |`,
  ];
}

function spread(/** @type {number[]} */ ratios) {
  if (ratios.length === 0) return "–";
  return `${fraction(median(ratios))} (${fraction(Math.min(...ratios))}–${fraction(Math.max(...ratios))})`;
}

function verdict(/** @type {string} */ id, /** @type {number} */ steps, { own, ratios }) {
  const ratio = aims[id]?.ratio?.(steps);
  const most = steps >= 1000 ? aims[id]?.most : undefined;
  const aim = [
    ...(ratio === undefined ? [] : [`≤ ${fraction(ratio).replace("0.67", "2/3")}`]),
    ...(most === undefined ? [] : [`≤ ${most} ms`]),
  ].join(", ");
  const isMeasured = own.length > 0 && aim !== "";
  const isHeld =
    (ratio === undefined || ratios.length === 0 || median(ratios) <= ratio) &&
    (most === undefined || median(own) <= most);
  return `${aim} | ${isMeasured ? (isHeld ? "yes" : "no") : ""}`;
}

/** Our own keystroke at the largest size against that at the smallest. */
export function growthOfKeystroke(/** @type {Map<number, Measures[][]>} */ results) {
  const sizes = [...results.keys()];
  const [small, large] = [Math.min(...sizes), Math.max(...sizes)];
  if (small === large) return [];
  const cost = (size) =>
    median((results.get(size) ?? []).flatMap(([own]) => (own ? [own.typing.processor] : [])));
  const ratio = cost(large) / cost(small);
  return [
    `A keystroke in a block of ${large.toLocaleString("en")} steps costs ${ratio.toFixed(2)} times the processor time of one in a block of ${small} (aim: at most 2; ${ratio <= 2 ? "held" : "not held"}).`,
    "",
  ];
}
