// Walks every journey in a real browser against a server of its own.
//
// usage: PLENTY_BINARY=build/dev/plenty node tests/journeys/run.mjs [WORD...]
//
// With words, only the journeys whose file name has one of them. Pictures and the servers' log are kept in build/journeys/.
// A journey that exports inDemoVillage is walked in one of its own each time: there things have been waiting for days.
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { Browser } from "./browser.mjs";
import { expectEqual, expectNone } from "./expect.mjs";
import { invented } from "./people.mjs";
import { Server } from "./server.mjs";

// A journey is named with a sentence, everything else with a word.
const isJourney = (file) => /^[a-z]+(_[a-z]+)+\.mjs$/.test(file);

let passed = 0;
let failed = 0;

const explain = (error) => (error.code === "ERR_ASSERTION" ? error.message : String(error.stack ?? error));

async function step(words, act) {
    const started = performance.now();
    try {
        await act();
        passed += 1;
        console.log(`ok     ${words} (${Math.round(performance.now() - started)} ms)`);
        return true;
    } catch (error) {
        failed += 1;
        console.log(`FAILED ${words}\n    ${explain(error).replaceAll("\n", "\n    ")}`);
        return false;
    }
}

/** Steps follow from each other: the first that fails ends the journey. */
class Stopped extends Error {}

async function walk(name, journey, way, world) {
    const label = way.name ? `${name}, ${way.name}` : name;
    const visitors = [];
    const walking = {
        ...world,
        way,
        async visitor(as = way) {
            const visitor = await world.browser.visitor(as, name);
            visitors.push(visitor);
            return visitor;
        },
        async step(words, act) {
            if (await step(`${label}: ${words}`, act)) return;
            for (const visitor of visitors) await visitor.picture("failed").catch(() => {});
            throw new Stopped();
        },
        /** A case that stands alone: the journey goes on after it. */
        case: (words, act) => step(`${label}: ${words}`, act),
    };
    try {
        await journey(walking);
        await step(`${label}: the browser had nothing to complain about`, () =>
            expectNone(visitors.flatMap((visitor) => visitor.complaints), "complaints of the browser"));
    } catch (error) {
        if (!(error instanceof Stopped)) await step(label, () => { throw error; });
    } finally {
        for (const visitor of visitors) await visitor.leave().catch(() => {});
    }
}

async function walkInVillage(name, journey, way, world) {
    const server = await Server.start(undefined, ["--demo"]);
    const { origin } = server;
    await walk(name, journey, way, { ...world, server, origin, browser: world.browser.at(origin) });
    await server.stop();
    world.server.log += server.log;
}

async function walkAll(world, words) {
    const files = (await readdir(new URL(".", import.meta.url))).filter(isJourney).sort();
    for (const file of files.filter((file) => words.length === 0 || words.some((word) => file.includes(word)))) {
        const { default: journey, ways = [{}], inDemoVillage = false } = await import(`./${file}`);
        const name = file.replace(".mjs", "").replaceAll("_", " ");
        for (const way of ways) await (inDemoVillage ? walkInVillage : walk)(name, journey, way, world);
    }
}

async function main(words) {
    await rm("build/journeys", { recursive: true, force: true });
    await mkdir("build/journeys", { recursive: true });
    const server = await Server.start();
    const browser = await Browser.open(server.origin);
    try {
        await walkAll({ server, browser, origin: server.origin }, words);
    } finally {
        await browser.close();
        await step("the server ends when it is asked to", async () => expectEqual(await server.stop(), 0, "its exit code"));
    }
    await writeFile("build/journeys/server.log", server.log);
    await step("the server's log names nobody", () =>
        expectNone(server.log.split("\n").filter((line) => invented.some((word) => line.includes(word))), "lines of the log"));
}

await step("the journeys were walked to their end", () => main(process.argv.slice(2)));
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
