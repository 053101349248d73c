/** The look of a page: one column that reads well, light and dark, on screen and on paper. */
export const PAGE_STYLE = `
:root { color-scheme: light dark; --ink: #1c1c1c; --soft: #5a5a5a; --paper: #ffffff; --panel: #f5f6f8; --line: #d9dce1;
  --link: #0b5cad; --error: #b3261e; --error-paper: #fdf0ef; --keyword: #7928a1; --string: #00695c; --number: #9a4a00;
  --comment: #5f6368; --title: #0b5cad; }
@media screen and (prefers-color-scheme: dark) { :root { --ink: #e6e6e6; --soft: #a9adb4; --paper: #17181b; --panel: #212327;
  --line: #3a3d43; --link: #7ab7ff; --error: #ff8a80; --error-paper: #33201f; --keyword: #d3a4f5; --string: #7fd1c1;
  --number: #f0b072; --comment: #9aa0a8; --title: #8dc1ff; }
  .course-figure .paper { fill: transparent; } .course-figure .ink { fill: #e6e6e6; } .course-figure .grid { stroke: #444444; }
  .course-figure .axis { stroke: #9a9a9a; } .course-figure .ink-stroke { stroke: #e6e6e6; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 17px/1.6 system-ui, "Segoe UI", "Helvetica Neue", Arial, sans-serif; }
main, nav { max-width: 54rem; margin: 0 auto; padding: 0 1.25rem; }
main { padding-bottom: 4rem; }
nav { padding-top: 1rem; font-size: .92em; } nav ol { margin: .4em 0; } nav .h3 { margin-left: 1.5em; }
.skip { position: absolute; left: -99rem; } .skip:focus { left: 1rem; top: .5rem; background: var(--paper); padding: .4em; }
h1 { font-size: 2rem; line-height: 1.2; margin: 1.6rem 0 .8rem; } h2 { font-size: 1.5rem; margin: 2.4rem 0 .6rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1.2rem; margin: 1.8rem 0 .4rem; }
a { color: var(--link); } img, svg { max-width: 100%; height: auto; }
blockquote { margin: 1rem 0; padding: .1rem 1rem; border-left: 4px solid var(--line); color: var(--soft); }
details { border: 1px solid var(--line); border-radius: 6px; padding: .3rem .9rem; margin: .8rem 0; } summary { cursor: pointer; }
code, pre { font: .88em/1.5 ui-monospace, "Cascadia Code", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
:not(pre) > code { background: var(--panel); padding: .1em .3em; border-radius: 4px; }
pre { margin: .6rem 0; padding: .7rem .9rem; overflow: auto; border-radius: 6px; }
pre code { font-size: 1em; }
pre:focus-visible, summary:focus-visible { outline: 2px solid var(--link); }
.input { position: relative; } .input pre, .text pre { background: var(--panel); border: 1px solid var(--line); }
.prompt { position: absolute; right: 100%; margin-right: .5rem; top: .7rem; color: var(--soft); font: .8em ui-monospace, monospace; white-space: nowrap; }
@media (max-width: 66rem) { .prompt { position: static; } }
.output { overflow-x: auto; } .output pre { max-height: 32rem; white-space: pre-wrap; overflow-wrap: anywhere; padding: .3rem .9rem; }
.output pre.error { color: var(--error); background: var(--error-paper); border-left: 4px solid var(--error); }
.output pre.stderr { border-left: 4px solid var(--number); }
.course-figure { margin: 1rem 0; }
table { border-collapse: collapse; margin: .8rem 0; font-size: .94em; display: block; overflow-x: auto; } caption { font-weight: 600; padding: .3em 0; }
.output > table { display: table; }
th, td { padding: .3em .8em; border-bottom: 1px solid var(--line); } thead th { border-bottom: 2px solid var(--soft); }
.katex-display { overflow-x: auto; overflow-y: hidden; padding: .2em 0; }
@media (max-width: 54rem) { .katex-display > .katex > .katex-html:has(> .tag) { min-width: max-content; padding-right: 5em; }
  .output svg[role="img"] { max-width: max(100%, 32rem) !important; } }
.hljs-keyword, .hljs-built_in { color: var(--keyword); } .hljs-string, .hljs-regexp, .hljs-subst { color: var(--string); }
.hljs-number, .hljs-literal { color: var(--number); } .hljs-comment, .hljs-doctag { color: var(--comment); font-style: italic; }
.hljs-title, .hljs-attr { color: var(--title); } .hljs-type { color: var(--number); }
.ansi-bold { font-weight: 700; } .ansi-red { color: var(--error); } .ansi-green { color: var(--string); } .ansi-yellow { color: var(--number); }
.ansi-blue, .ansi-cyan { color: var(--title); } .ansi-magenta { color: var(--keyword); }
.time { margin: 0 0 .4rem; color: var(--soft); font-size: .8em; text-align: right; }
.missing-image { color: var(--soft); font-style: italic; }
@media print { body { font-size: 11pt; } nav, .skip { display: none; } .output pre { max-height: none; } pre { white-space: pre-wrap; overflow-wrap: anywhere; }
  pre, figure, table, .output { break-inside: avoid; } h2, h3 { break-after: avoid; } a { color: inherit; } .modebar { display: none; } }
`;
