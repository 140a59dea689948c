import type { CodeLens, Command, Location } from "vscode-languageserver-types";
import type { BlockDocument } from "./blockDocument.js";
import type { Occurrence } from "./names/occurrence.js";
import { showReferencesCommand, type ShowReferencesArguments } from "../protocol.js";
import { toRange } from "./toRange.js";
import { referencesTo, usersOf } from "./users.js";

/** Which lenses are shown. */
export interface CodeLensOptions {
  readonly uses: boolean;
  readonly parents: boolean;
}

/** What a lens keeps until it is shown. */
export interface LensData {
  /** URI of the document. */
  readonly document: string;
  readonly shows: "uses" | "parents";
  readonly kind: "step" | "image" | "parameter";
  readonly name: string;
}

/** Places for lenses above steps, images and build parameters. What they say is worked out when they are seen. */
export function codeLens(block: BlockDocument, options: CodeLensOptions): CodeLens[] {
  const { text, facts } = block;
  return declarations(block).flatMap(({ kind, name, range }) => {
    const hasParents = kind === "step" && (facts?.graph.parents(name).length ?? 0) > 0;
    const lens = (shows: LensData["shows"]): CodeLens => ({
      range: toRange(text, range),
      data: { document: text.uri, shows, kind, name } satisfies LensData,
    });
    return [
      ...(options.uses ? [lens("uses")] : []),
      ...(options.parents && hasParents ? [lens("parents")] : []),
    ];
  });
}

/** Taken from the parts of the file, since looking for all occurrences takes longer than finding these. */
function declarations({
  rest,
  steps,
}: BlockDocument): readonly (Pick<LensData, "kind" | "name"> & Pick<Occurrence, "range">)[] {
  const images = [...(rest?.workflow?.images.parts.values() ?? [])];
  const parameters = rest?.parameters.filter(({ list }) => list === "build") ?? [];
  return [
    ...images.map(({ name }) => ({ kind: "image", name: name.text, range: name.range }) as const),
    ...steps.map(
      ({ step, selection }) => ({ kind: "step", name: step.name.text, range: selection }) as const,
    ),
    ...parameters.flatMap(({ name }) =>
      name ? [{ kind: "parameter", name: name.text, range: name.range } as const] : [],
    ),
  ];
}

/** What a lens says and does; undefined when what it is about is no longer there. */
export function lensCommand(block: BlockDocument, data: LensData): Command | undefined {
  const at = declarations(block).find(({ kind, name }) => kind === data.kind && name === data.name);
  if (!at) return undefined;
  return data.shows === "parents" ? parentsCommand(block, at) : usesCommand(block, at);
}

type Declared = ReturnType<typeof declarations>[number];

function usesCommand(block: BlockDocument, { kind, name, range }: Declared): Command {
  const thing = { kind, name, ...(kind === "parameter" && { owner: "build" }) };
  const places = referencesTo(block, thing);
  const { steps, elsewhere } = usersOf(block, thing);
  const isOfSteps = elsewhere === 0;
  const count = isOfSteps ? steps.length : places.length;
  const noun = isOfSteps ? "step" : "place";
  if (count === 0) return { title: `used by no ${noun}`, command: "" };
  const preposition = isOfSteps ? "by" : "in";
  const title = `used ${preposition} ${count} ${noun}${count === 1 ? "" : "s"}`;
  return showPlaces(
    block,
    title,
    range,
    places.map((place) => place.range),
  );
}

function parentsCommand(block: BlockDocument, { name, range }: Declared): Command | undefined {
  const parents = new Set(block.facts?.graph.parents(name));
  if (parents.size === 0) return undefined;
  const places = block.steps.filter(({ step }) => parents.has(step.name.text));
  const title = `${parents.size} parent${parents.size === 1 ? "" : "s"}`;
  return showPlaces(
    block,
    title,
    range,
    places.map(({ selection }) => selection),
  );
}

function showPlaces(
  { text }: BlockDocument,
  title: string,
  from: Occurrence["range"],
  places: readonly Occurrence["range"][],
): Command {
  const locations = places.map((range): Location => ({
    uri: text.uri,
    range: toRange(text, range),
  }));
  const position = text.positionAt(from.start);
  const args: ShowReferencesArguments = [text.uri, position, locations];
  return { title, command: showReferencesCommand, arguments: [...args] };
}
