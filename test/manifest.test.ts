import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { commandIds, trustedCommandIds } from "../client/src/commandIds.js";

const root = fileURLToPath(new URL("../", import.meta.url));

interface MenuEntry {
  readonly command: string;
  readonly when?: string;
  readonly group?: string;
}

interface Manifest {
  readonly icon: string;
  readonly activationEvents: readonly string[];
  readonly capabilities: {
    readonly untrustedWorkspaces: { readonly supported: unknown; readonly description: string };
    readonly virtualWorkspaces: { readonly supported: unknown };
  };
  readonly contributes: {
    readonly commands: readonly {
      readonly command: string;
      readonly title: string;
      readonly category: string;
    }[];
    readonly languages: readonly {
      readonly id: string;
      readonly configuration?: string;
      readonly icon?: { readonly light: string; readonly dark: string };
    }[];
    readonly grammars?: readonly {
      readonly path: string;
      readonly embeddedLanguages?: Readonly<Record<string, string>>;
    }[];
    readonly snippets: readonly { readonly language: string; readonly path: string }[];
    readonly menus: Readonly<Record<string, readonly MenuEntry[]>>;
    readonly viewsContainers: {
      readonly activitybar: readonly { readonly id: string; readonly icon: string }[];
    };
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
    readonly viewsWelcome: readonly {
      readonly view: string;
      readonly contents: string;
      readonly when?: string;
    }[];
    readonly walkthroughs: readonly {
      readonly steps: readonly {
        readonly description: string;
        readonly media: { readonly svg: string; readonly altText: string };
        readonly completionEvents: readonly string[];
      }[];
    }[];
    readonly configuration: {
      readonly properties: Readonly<
        Record<
          string,
          {
            readonly default?: unknown;
            readonly scope?: string;
            readonly markdownDescription?: string;
          }
        >
      >;
    };
  };
}

const manifest = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as Manifest;
const { contributes } = manifest;
const source = (file: string) => readFileSync(path.join(root, "client/src", file), "utf8");
const platformViews = ["pressBlocks.specs", "pressBlocks.deployments"];
const menuEntries = Object.values(contributes.menus).flat();

describe("package.json", () => {
  it("declares exactly the commands that the extension handles", () => {
    const declared = contributes.commands.map(({ command }) => command);
    expect(declared.toSorted()).toEqual([...commandIds].toSorted());
  });

  it("gives all commands one category and a title of their own", () => {
    expect(new Set(contributes.commands.map(({ category }) => category))).toEqual(
      new Set(["Press Blocks"]),
    );
    const titles = contributes.commands.map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
  });

  it("puts only declared commands into menus and welcome texts", () => {
    const inTexts = contributes.viewsWelcome.flatMap(({ contents }) =>
      [...contents.matchAll(/command:(pressBlock\.\w+)/g)].map(([, id]) => id ?? ""),
    );
    const unknown = [...menuEntries.map(({ command }) => command), ...inTexts].filter(
      (command) => !(commandIds as readonly string[]).includes(command),
    );
    expect(unknown).toEqual([]);
  });

  it("has one walkthrough of few steps, each with something to do and a picture in the theme's colours", () => {
    expect(contributes.walkthroughs).toHaveLength(1);
    const steps = contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps);
    expect(steps.length).toBeLessThanOrEqual(6);
    for (const { description, media, completionEvents } of steps) {
      const [, id] = /^\[[^\]]+\]\(command:([\w.]+)\)$/m.exec(description) ?? [];
      expect(completionEvents).toContain(`onCommand:${id}`);
      if (id?.startsWith("pressBlock.") === true) expect(commandIds).toContain(id);
      const picture = readFileSync(path.join(root, media.svg), "utf8");
      expect(picture).toContain("var(--vscode-");
      expect(picture).not.toMatch(/#[\da-f]{3,8}\b|<script|href=/i);
    }
  });

  it("keeps commands that only make sense on a tree item out of the palette", () => {
    const hidden = (contributes.menus["commandPalette"] ?? [])
      .filter(({ when }) => when === "false")
      .map(({ command }) => command);
    expect(hidden.toSorted()).toEqual([
      "pressBlock.acceptParameters",
      "pressBlock.compareContractWithSelected",
      "pressBlock.compareWithSelected",
      "pressBlock.copyId",
      "pressBlock.deleteDeployment",
      "pressBlock.deleteSpec",
      "pressBlock.loadMore",
      "pressBlock.selectForCompare",
      "pressBlock.writeVersion",
    ]);
  });

  it("shows one icon in the editor title, on block files only", () => {
    expect(contributes.menus["editor/title"]).toHaveLength(1);
    expect(contributes.menus["editor/title"]?.[0]?.when).toContain("press-block");
  });

  it("uses in conditions only context keys and views that exist", () => {
    const conditions = [...menuEntries, ...contributes.viewsWelcome]
      .map(({ when }) => when ?? "")
      .join(" ");
    const keys = [...conditions.matchAll(/pressBlock:\w+/g)].map(([key]) => key);
    const knownKeys = source("contextKeys.ts");
    expect(keys.filter((key) => !knownKeys.includes(`"${key}"`))).toEqual([]);
    const views = [...conditions.matchAll(/view == ([\w.]+)/g)].map(([, id]) => id);
    const knownViews = contributes.views["pressBlocks"]?.map(({ id }) => id) ?? [];
    expect(views.filter((id) => !knownViews.includes(id ?? ""))).toEqual([]);
  });

  it("declares the views that the extension fills, in one container", () => {
    expect(contributes.viewsContainers.activitybar.map(({ id }) => id)).toEqual(["pressBlocks"]);
    expect(Object.keys(contributes.views)).toEqual(["pressBlocks"]);
    const filled = [...source("views/showTrees.ts").matchAll(/"(pressBlocks\.\w+)"/g)];
    const ids = contributes.views["pressBlocks"]?.map(({ id }) => id);
    expect(ids).toEqual(filled.map(([, id]) => id));
  });

  it("says in each view of the platform how to get on, signed out as well as in a folder that is not trusted", () => {
    for (const id of platformViews) {
      const texts = contributes.viewsWelcome.filter(({ view }) => view === id);
      expect(texts.map(({ contents }) => contents).join("\n")).toMatch(
        /pressBlock\.signIn[^]*pressBlock\.startLocalPlatform/,
      );
      expect(texts.some(({ contents }) => contents.includes("workbench.trust.manage"))).toBe(true);
    }
  });

  it("says in each view of the platform when there is nothing, and when filters hide everything, with a way out", () => {
    for (const id of platformViews) {
      const textIn = (state: string) =>
        contributes.viewsWelcome
          .filter(({ view, when }) => view === id && when?.endsWith(`State == ${state}`))
          .map(({ contents }) => contents)
          .join("\n");
      expect(textIn("empty")).toMatch(/pressBlock\.refresh/);
      expect(textIn("filteredOut")).toMatch(/\[Clear Filters\]\(command:pressBlock\.clear/);
    }
  });

  it("says in the view of the workspace what to do without a folder, and without block files", () => {
    const texts = contributes.viewsWelcome.filter(({ view }) => view === "pressBlocks.workspace");
    expect(texts.map(({ when }) => when)).toEqual([
      "workspaceFolderCount == 0",
      "workspaceFolderCount != 0",
    ]);
  });

  it("has no setting that could choose an address, a key or a program", () => {
    const names = Object.keys(contributes.configuration.properties);
    expect(
      names.filter((name) => /url|host|address|key|token|path|proxy|cert/i.test(name)),
    ).toEqual([]);
  });

  it("has settings read in one place only, so that none slips in that a workspace could misuse", () => {
    const readers = readdirSync(path.join(root, "client/src"), {
      recursive: true,
      encoding: "utf8",
    })
      .filter((file) => file.endsWith(".ts"))
      .filter((file) => source(file).includes("getConfiguration"));
    expect(readers).toEqual(["configuration.ts"]);
  });

  it("declares the settings that the extension reads", () => {
    const read = [...source("configuration.ts").matchAll(/settings\.get<unknown>\("([\w.]+)"\)/g)];
    const ofClientLibrary = "pressBlock.trace.server";
    expect(Object.keys(contributes.configuration.properties).toSorted()).toEqual(
      [...read.map(([, name]) => `pressBlock.${name ?? ""}`), ofClientLibrary].toSorted(),
    );
  });

  it("gives each setting a default, a scope and a description", () => {
    for (const [name, setting] of Object.entries(contributes.configuration.properties)) {
      expect(setting, name).toMatchObject({
        default: expect.anything() as unknown,
        scope: expect.any(String) as unknown,
        markdownDescription: expect.any(String) as unknown,
      });
    }
  });

  it("starts the extension for block files only, never with the editor", () => {
    expect(manifest.activationEvents).toEqual(["onLanguage:yaml"]);
  });

  it("is limited in folders that are not trusted, and says what is off", () => {
    expect(manifest.capabilities.untrustedWorkspaces.supported).toBe("limited");
    expect(manifest.capabilities.untrustedWorkspaces.description).toMatch(/publish/);
    expect([...trustedCommandIds]).toEqual(
      expect.arrayContaining(["pressBlock.publish", "pressBlock.deploy", "pressBlock.signIn"]),
    );
  });

  it("names only files that are there", () => {
    const files = [
      manifest.icon,
      ...contributes.viewsContainers.activitybar.map(({ icon }) => icon),
      ...contributes.languages.flatMap(({ configuration }) => configuration ?? []),
      ...contributes.languages.flatMap(({ icon }) => (icon ? [icon.light, icon.dark] : [])),
      ...(contributes.grammars ?? []).map((grammar) => grammar.path),
      ...contributes.snippets.map(({ path: file }) => file),
    ];
    expect(files.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
  });

  it("names the language of each text that the grammar embeds", () => {
    for (const { path: file, embeddedLanguages = {} } of contributes.grammars ?? []) {
      const grammar = readFileSync(path.join(root, file), "utf8");
      const scopes = [...grammar.matchAll(/"(meta\.embedded\.(?:block|inline)\.\w+)"/g)];
      expect(Object.keys(embeddedLanguages).toSorted()).toEqual(
        [...new Set(scopes.map(([, scope]) => scope ?? ""))].toSorted(),
      );
    }
  });
});
