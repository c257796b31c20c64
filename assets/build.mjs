// usage: node assets/build.mjs OUTDIR
//
// Writes OUTDIR/files (what a browser fetches: content-hashed names, each with .br and .gz beside it where that is
// smaller), OUTDIR/files.txt (their list), OUTDIR/names.hpp (their paths), OUTDIR/icon_names.hpp and OUTDIR/icons.cpp
// (the drawings that pages hold inline).
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const here = import.meta.dirname ?? dirname(new URL(import.meta.url).pathname);
const out = resolve(process.argv[2] ?? "build/assets");
const files = join(out, "files");
// Phones that people still use: Android 5 and later with a browser of 2021, iPhones from iOS 14.5.
const target = ["chrome87", "firefox78", "safari14.1"];

const published = [];
const names = new Map();

async function save(name, bytes) {
  await writeFile(join(files, name), bytes);
  published.push(join(files, name));
}

async function publish(constant, stem, extension, text) {
  const bytes = Buffer.from(text);
  const digest = createHash("sha256").update(bytes).digest("hex").slice(0, 10);
  const name = `${stem}.${digest}.${extension}`;
  await save(name, bytes);
  if (extension !== "png") {
    const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } };
    const small = { br: brotliCompressSync(bytes, quality), gz: gzipSync(bytes, { level: 9 }) };
    for (const [suffix, packed] of Object.entries(small))
      if (packed.length < bytes.length) await save(`${name}.${suffix}`, packed);
  }
  names.set(constant, `/assets/${name}`);
  return `/assets/${name}`;
}

async function bundle(entry) {
  const result = await build({
    entryPoints: [join(here, entry)], bundle: true, minify: true, write: false, target, format: "iife",
    legalComments: "none", charset: "utf8", logLevel: "warning",
  });
  return result.outputFiles[0].contents;
}

// Only the style sheet itself speaks of its custom properties, so that their names may be short.
function shortenProperties(css) {
  const short = new Map();
  return css.replace(/--([a-z][a-z-]*)(:\s*)?/g, (whole, name, colon) => {
    if (!short.has(name)) short.set(name, short.size.toString(36));
    return `--${short.get(name)}${colon ? ":" : ""}`;
  });
}

const tidySvg = (svg) => svg.replace(/<!--[^]*?-->/g, "").replace(/\s+/g, " ").replace(/\s*([<>])\s*/g, "$1")
  .replace(/ ?\/>/g, "/>").trim();

async function publishFiles() {
  await publish("style", "style", "css", shortenProperties(Buffer.from(await bundle("style.css")).toString()));
  await publish("script", "app", "js", await bundle("app.js"));
  await publish("mark", "mark", "svg", tidySvg(await readFile(join(here, "mark.svg"), "utf8")));
  const favicon = await publish("favicon", "favicon", "svg", tidySvg(await readFile(join(here, "favicon.svg"), "utf8")));
  const touch = await publish("touch_icon", "touch-icon", "png", await readFile(join(here, "touch-icon.png")));
  const manifest = JSON.parse(await readFile(join(here, "manifest.json"), "utf8"));
  manifest.icons = [
    { src: favicon, sizes: "any", type: "image/svg+xml" },
    { src: touch, sizes: "192x192", type: "image/png", purpose: "any maskable" },
  ];
  await publish("manifest", "plenty", "webmanifest", JSON.stringify(manifest));
}

async function drawIcons() {
  const lucide = dirname(createRequire(import.meta.url).resolve("lucide-static/package.json"));
  const list = (await readFile(join(here, "icons.txt"), "utf8")).split("\n").map((line) => line.trim());
  const icons = list.filter((line) => line && !line.startsWith("#")).sort();
  const start = '<svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">';
  const rows = await Promise.all(icons.map(async (icon) => {
    const svg = tidySvg(await readFile(join(lucide, "icons", `${icon}.svg`), "utf8"));
    return `    R"(${start}${svg.slice(svg.indexOf(">") + 1)})",`;
  }));
  const array = (type) => `std::array<${type}, ${icons.length}>`;
  await writeFile(join(out, "icon_names.hpp"), `#pragma once
#include <array>
#include <string_view>

namespace plenty::assets {
/// Every icon there is, sorted.
inline constexpr ${array("std::string_view")} icon_names{
${icons.map((icon) => `    "${icon}",`).join("\n")}
};
}
`);
  await writeFile(join(out, "icons.cpp"), `#include "platform/html/icon.hpp"

namespace plenty::html {
extern const ${array("SvgLiteral")} icon_drawings;

// Lucide (https://lucide.dev), ISC licence.
constinit const ${array("SvgLiteral")} icon_drawings{{
${rows.join("\n")}
}};
}
`);
}

async function writeNames() {
  const lines = [...names].map(([constant, path]) => `inline constexpr std::string_view ${constant} = "${path}";`);
  await writeFile(join(out, "names.hpp"), `#pragma once
#include <string_view>

/// Where a browser finds our files; a path changes whenever its bytes do, so each may be cached for ever.
namespace plenty::assets {
${lines.join("\n")}
}
`);
  await writeFile(join(out, "files.txt"), published.join("\n") + "\n");
}

await rm(files, { recursive: true, force: true });
await mkdir(files, { recursive: true });
await publishFiles();
await drawIcons();
await writeNames();
