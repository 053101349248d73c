import hljs from "highlight.js/lib/core";
import bash from "highlight.js/lib/languages/bash";
import json from "highlight.js/lib/languages/json";
import python from "highlight.js/lib/languages/python";
import typescript from "highlight.js/lib/languages/typescript";
import { escapeMarkup } from "../display/text/escape";

hljs.registerLanguage("typescript", typescript);
hljs.registerLanguage("python", python);
hljs.registerLanguage("bash", bash);
hljs.registerLanguage("json", json);

/** Program text as HTML in which words carry classes for their colours; an unknown language stays plain. */
export function highlight(source: string, language: string): string {
  if (hljs.getLanguage(language) === undefined) return escapeMarkup(source);
  return hljs.highlight(source, { language, ignoreIllegals: true }).value;
}
