import type { PressClient } from "../api/pressClient.js";
import type { Page, SpecSummary } from "../api/resources.js";
import type { TargetOf } from "../resources/target.js";
import { displayText } from "../ui/displayText.js";
import { ExpectedError } from "../ui/expectedError.js";
import type { Services } from "./services.js";

/** More than this is not to be scrolled through; the views find it page by page. */
const mostPages = 20;
const pageSize = 100;

/** Asks for a spec of the platform. Throws `ExpectedError` when there is none. */
export async function pickSpec(
  { prompts }: Services,
  client: PressClient,
  title: string,
): Promise<TargetOf<"spec">> {
  const specs = await prompts.progress("Reading the specs", (_report, signal) =>
    readPages((page) => client.listSpecs(page, { signal })),
  );
  if (specs.length === 0) {
    throw new ExpectedError("This platform has no specs yet; publish a block file first.");
  }
  const spec = await prompts.pick({
    title,
    placeholder: "Which spec?",
    choices: specs.map((item) => ({
      label: displayText(item.metadata.name),
      description: displayText(`${item.kind} · ${item.latestRelease?.version ?? "no release"}`),
      detail: displayText(item.metadata.summary ?? ""),
      value: item,
    })),
  });
  return specTarget(spec);
}

/** Asks for a release of a spec that is asked for first. */
export async function pickRelease(
  services: Services,
  client: PressClient,
): Promise<TargetOf<"release">> {
  const spec = await pickSpec(services, client, "Deploy (1 of 2)");
  const version = await pickVersion(services, client, { title: "Deploy (2 of 2)", spec });
  const { id: specId, name: specName, blockKind } = spec;
  return { kind: "release", specId, specName, blockKind, version };
}

/** Asks for a release of a spec, newest first. Throws `ExpectedError` when it has none. */
export async function pickVersion(
  { prompts }: Services,
  client: PressClient,
  { title, spec }: { readonly title: string; readonly spec: Pick<TargetOf<"spec">, "id" | "name"> },
): Promise<string> {
  const releases = await prompts.progress("Reading the releases", (_report, signal) =>
    readPages((page) => client.listSpecReleases(spec.id, page, { signal })),
  );
  if (releases.length === 0) {
    throw new ExpectedError(`${displayText(spec.name)} has no release that could be deployed.`);
  }
  const { version } = await prompts.pick({
    title,
    placeholder: `Which release of ${displayText(spec.name)}?`,
    choices: releases.map((release) => ({
      label: displayText(release.version),
      description: displayText(release.notes ?? ""),
      value: release,
    })),
  });
  return version;
}

/** The items of all pages, up to 2,000. */
export async function readPages<Item>(
  readPage: (page: { pageNumber: number; pageSize: number }) => PromiseLike<Page<Item>>,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  for (let pageNumber = 1; pageNumber <= mostPages; pageNumber += 1) {
    const page = await readPage({ pageNumber, pageSize });
    items.push(...page.items);
    if (pageNumber >= page.pageCount) break;
  }
  return items;
}

function specTarget(spec: SpecSummary): TargetOf<"spec"> {
  return { kind: "spec", id: spec.id, name: spec.metadata.name, blockKind: spec.kind };
}
