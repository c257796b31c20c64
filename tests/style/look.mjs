// usage: tools/node.sh tests/style/look.mjs PAGES ASSETS [PICTURES]
//
// Opens every sample page (PAGES, written by the test program of platform/html) with the built style and script
// (ASSETS) at the widths of a phone and a desk, in the light and in the dark, and checks that axe-core has nothing to
// say, that nothing is wider than the screen, that everything to press is 44 px tall, and that the
// Content-Security-Policy was never broken. With PICTURES, leaves a screenshot of each there.
import { readFile, readdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { launch } from "../launch.mjs";
import { policy, types } from "./browser.mjs";

const [pages, assets, pictures] = process.argv.slice(2);
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const screens = [
  { name: "phone-light", width: 360, height: 740, colorScheme: "light" },
  { name: "phone-dark", width: 360, height: 740, colorScheme: "dark" },
  { name: "desk-light", width: 1280, height: 800, colorScheme: "light" },
  { name: "desk-dark", width: 1280, height: 800, colorScheme: "dark" },
];

let passed = 0;
let failed = 0;
function check(what, complaints) {
  if (complaints.length === 0) { passed += 1; return; }
  failed += 1;
  console.log(`${what}\n  ${complaints.join("\n  ")}`);
}

async function serve(route) {
  const { pathname } = new URL(route.request().url());
  if (pathname.startsWith("/assets/"))
    return route.fulfill({ body: await readFile(join(assets, pathname.slice(8))),
      contentType: types[pathname.split(".").at(-1)] });
  if (!pathname.endsWith(".html")) return route.fulfill({ status: 404, body: "" });
  return route.fulfill({ body: await readFile(join(pages, pathname)), contentType: "text/html; charset=utf-8",
    headers: { "Content-Security-Policy": policy } });
}

// Links in running text may be small (WCAG 2.5.8); what stands alone may not. A label enlarges its box.
const smallTargets = () => [...document.querySelectorAll("a, button, input:not([type=hidden]), select, textarea, summary")]
  .filter((each) => each.checkVisibility() && !each.closest("p:not(.queue-title), h1, h2, h3, .words, .skip"))
  .filter((each) => !each.matches("[type=checkbox], [type=radio], .skip"))
  .map((each) => [each, each.getBoundingClientRect()])
  .filter(([each, box]) => box.height < 43.5 && !each.matches(".queue-title a, .notice a, .bottom a, .breadcrumbs a"))
  .map(([each, box]) => `${each.outerHTML.slice(0, 90)} is ${Math.round(box.height)} px tall`);

const tooWide = () => document.documentElement.scrollWidth > innerWidth
  ? [`the page is ${document.documentElement.scrollWidth} px wide`] : [];

async function look(browser, screen, file) {
  const context = await browser.newContext({ viewport: { width: screen.width, height: screen.height },
    colorScheme: screen.colorScheme, reducedMotion: "reduce" });
  const page = await context.newPage();
  const complaints = [];
  page.on("console", (message) => { if (/Content Security|Trusted/.test(message.text())) complaints.push(message.text()); });
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.route("**/*", serve);
  await page.goto(`https://plenty.example/${file}`);
  const name = `${file.replace(".html", "")}-${screen.name}`;
  check(`${name}: width`, await page.evaluate(tooWide));
  check(`${name}: targets`, await page.evaluate(smallTargets));
  check(`${name}: axe-core`, await judge(page));
  check(`${name}: policy and script`, complaints);
  if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
  if (pictures && screen.name === "desk-light") {
    await page.emulateMedia({ media: "print" });
    await page.setViewportSize({ width: 720, height: 1000 });
    await page.screenshot({ path: join(pictures, `${file.replace(".html", "")}-print.png`), fullPage: true });
    await page.emulateMedia({ media: "screen" });
  }
  await context.close();
}

// Evaluated from outside, so that our own policy, which rightly forbids a script of others, stays in force.
async function judge(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
  return violations.map((each) => `${each.id}: ${each.help}: ${each.nodes.slice(0, 3)
    .map((node) => `${node.target} (${node.any[0]?.message ?? ""})`).join(" | ")}`);
}

const browser = await launch(chromium);
const only = process.env.ONLY ? process.env.ONLY.split(",") : null;
for (const file of (await readdir(pages)).filter((each) => each.endsWith(".html") && (!only || only.includes(each))))
  for (const screen of screens) await look(browser, screen, file);
await browser.close();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed || !passed ? 1 : 0;
