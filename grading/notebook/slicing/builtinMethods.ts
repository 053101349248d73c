/** Methods of the language's own objects that change neither the object nor, by themselves, their arguments. */
export const pureMethods: ReadonlySet<string> = new Set([
  ...["map", "filter", "reduce", "reduceRight", "forEach", "some", "every", "find", "findIndex", "findLast"],
  ...[
    "findLastIndex",
    "indexOf",
    "lastIndexOf",
    "includes",
    "join",
    "slice",
    "concat",
    "flat",
    "flatMap",
    "at",
  ],
  ...[
    "keys",
    "values",
    "entries",
    "toString",
    "toLocaleString",
    "toSorted",
    "toReversed",
    "toSpliced",
    "with",
  ],
  ...["subarray", "get", "has", "then", "catch", "finally", "valueOf", "hasOwnProperty", "bind"],
  ...["charAt", "charCodeAt", "codePointAt", "split", "trim", "trimStart", "trimEnd", "padStart", "padEnd"],
  ...["repeat", "replace", "replaceAll", "toUpperCase", "toLowerCase", "startsWith", "endsWith", "substring"],
  ...["match", "matchAll", "search", "localeCompare", "normalize", "toFixed", "toPrecision", "toExponential"],
  ...["getTime", "toISOString", "toJSON"],
]);

/** Methods of the language's own objects that change the object and not their arguments. */
export const keepingMethods: ReadonlySet<string> = new Set([
  ...["push", "unshift", "pop", "shift", "splice", "sort", "reverse", "fill", "copyWithin"],
  ...["set", "add", "delete", "clear"],
]);
