import { inspection, type Ts } from "../tslab";

type Tag = NonNullable<Ts.QuickInfo["tags"]>[number];

const join = (parts: readonly { text: string }[] = []): string => parts.map(({ text }) => text).join("");

/** `@param name text` as the name and the text. */
function splitParameter(tag: Tag): [name: string, text: string] {
  const [, name = "", text = ""] = /^(\S+)\s*(?:-\s*)?([^]*)$/.exec(join(tag.text)) ?? [];
  return [name, text];
}

/** One line of Markdown for what a doc comment says in a tag; nothing for a tag without text. */
function describeTag(tag: Tag): string {
  const text = join(tag.text).trim();
  if (tag.name === "example") return text.startsWith("```") ? text : `\`\`\`typescript\n${text}\n\`\`\``;
  if (tag.name === "deprecated") return `**Deprecated.** ${text}`.trim();
  if (tag.name === "throws") return `**Throws** ${text}`;
  if (tag.name === "returns" || tag.name === "return") return `**Returns** ${text}`;
  return text && `**${tag.name}** ${text}`;
}

/**
 * How a name is explained: its type, its doc comment and its parameters.
 * @returns a MIME bundle, as Markdown and as plain text; null for a name that does not exist, of which TypeScript says "any"
 */
export function describeSymbol(info: Ts.QuickInfo): Record<string, string> | null {
  if (!info.kind && join(info.displayParts) === "any") return null;
  const tags = info.tags ?? [];
  const parameters = tags
    .filter(({ name }) => name === "param")
    .map(splitParameter)
    .map(([name, text]) => `- \`${name}\`${text && ` — ${text}`}`);
  const sections = [
    `\`\`\`typescript\n${join(info.displayParts)}\n\`\`\``,
    join(info.documentation),
    parameters.join("\n"),
    ...tags.filter(({ name }) => name !== "param").map(describeTag),
  ];
  const markdown = sections.filter((section) => section.trim() !== "").join("\n\n");
  return { "text/markdown": markdown, "text/plain": inspection().printQuickInfo(info as never) };
}
