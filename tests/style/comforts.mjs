// usage: tools/node.sh tests/style/comforts.mjs PAGES ASSETS
//
// Proves what assets/app.js adds to a page, under the real Content-Security-Policy, on the sample pages: a draft comes
// back and is gone once sent, a second press sends nothing, a question comes before what cannot be taken back, a place
// is filled in no finer than asked, and a live part renews itself without markup from a string.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { launch } from "../launch.mjs";
import { policy, types } from "./browser.mjs";

const [pages, assets] = process.argv.slice(2);
const address = (file) => `https://plenty.example/${file}`;

async function visit(browser, change = (markup) => markup) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 },
    geolocation: { latitude: 51.123456, longitude: -0.987654 }, permissions: ["geolocation"] });
  const page = await context.newPage();
  const seen = { posts: 0, loads: 0, events: 0 };
  await page.route("**/*", async (route) => {
    const { pathname } = new URL(route.request().url());
    if (route.request().method() === "POST") {
      seen.posts += 1;
      return route.fulfill({ status: 204 });
    }
    if (pathname.startsWith("/assets/"))
      return route.fulfill({ body: await readFile(join(assets, pathname.slice(8))),
        contentType: types[pathname.split(".").at(-1)] });
    if (pathname.endsWith("/events")) {
      seen.events += 1;
      if (seen.events > 1) return route.abort();
      return route.fulfill({ contentType: "text/event-stream", body: "event: changed\ndata: 1\n\n" });
    }
    seen.loads += 1;
    return route.fulfill({ body: change(await readFile(join(pages, pathname), "utf8"), seen.loads),
      contentType: "text/html; charset=utf-8", headers: { "Content-Security-Policy": policy } });
  });
  return { context, page, seen };
}

const proofs = {
  async "a draft survives a reload"({ page }) {
    await page.goto(address("ask.html"));
    await page.fill("#words", "Any brand is fine.");
    await page.waitForTimeout(500);
    await page.reload();
    assert.equal(await page.inputValue("#words"), "Any brand is fine.");
  },
  async "a draft that was sent is gone on the next page"({ page }) {
    await page.goto(address("ask.html"));
    await page.fill("#kind", "Nappies");
    await page.fill("#words", "Any brand is fine.");
    await page.click("main .button.primary");
    await page.goto(address("board.html"));
    await page.goto(address("ask.html"));
    assert.equal(await page.inputValue("#words"), "");
  },
  async "nothing is kept of forms that do not ask for it"({ page }) {
    await page.goto(address("guide.html"));
    await page.fill("#sample-words", "private words");
    await page.waitForTimeout(500);
    assert.equal(await page.evaluate(() => sessionStorage.length), 0);
  },
  async "two presses send once"({ page, seen }) {
    await page.goto(address("post.html"));
    await page.locator("main .button.primary").first().dblclick();
    await page.waitForTimeout(100);
    assert.equal(seen.posts, 1);
  },
  async "letters are counted"({ page }) {
    await page.goto(address("ask.html"));
    await page.fill("#words", "soup");
    assert.equal(await page.textContent(".counter"), "4 / 500");
  },
  async "a no to the question changes nothing"({ page, seen }) {
    await page.goto(address("guide.html"));
    let question = "";
    page.on("dialog", (dialog) => { question = dialog.message(); return dialog.dismiss(); });
    await page.click("[data-confirm]");
    assert.equal(question, "Withdraw this ask?");
    assert.equal(seen.posts, 0);
  },
  async "a place is filled in to two decimals"({ page }) {
    await page.goto(address("ask.html"));
    await page.click("[data-locate]");
    await page.waitForFunction(() => document.getElementById("near").value !== "");
    assert.equal(await page.inputValue("#near"), "51.12, -0.99");
  },
  async "a form that came back speaks first of its errors"({ page }) {
    await page.goto(address("guide.html"));
    assert.equal(await page.evaluate(() => document.activeElement.id), "errors");
  },
  async "a live part renews itself"({ page }) {
    await page.goto(address("board.html"));
    await page.waitForFunction(() => document.getElementById("posts").textContent.includes("Nappies, size 5"));
  },
};
const changes = { "a live part renews itself": (markup, load) =>
  load > 1 ? markup.replace("Nappies, size 4", "Nappies, size 5") : markup };

const browser = await launch(chromium);
let passed = 0;
let failed = 0;
for (const [name, proof] of Object.entries(proofs)) {
  const scene = await visit(browser, changes[name]);
  const complaints = [];
  scene.page.on("pageerror", (error) => complaints.push(String(error)));
  scene.page.on("console", (message) => { if (/Content Security|Trusted/.test(message.text())) complaints.push(message.text()); });
  try {
    await proof(scene);
    assert.deepEqual(complaints, []);
    passed += 1;
  } catch (error) {
    failed += 1;
    console.log(`${name}: ${error.message}`);
  }
  await scene.context.close();
}
await browser.close();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed || !passed ? 1 : 0;
