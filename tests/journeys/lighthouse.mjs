// Prints the four scores of Lighthouse (mobile) for the front page, the board and the form that asks for something.
//
// usage: PLENTY_BINARY=build/release/plenty node tests/journeys/lighthouse.mjs
//
// One line for each score, separated as ./dev bench reads them: what, value, target, ok or short. Ends with 1 if one
// falls short. Minutes long and sensitive to what else the machine does, so no part of ./dev test.
import lighthouse from "lighthouse";
import { Browser, phone } from "./browser.mjs";
import { Server, freePort } from "./server.mjs";
import { ask, bread, foundCommunity, join } from "./ways.mjs";

const LEAST = 95;
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];

/** A community with something on its board, and the cookies of a member of it. */
async function settle(browser) {
    const member = await browser.visitor(phone, "lighthouse");
    await join(member);
    const community = await foundCommunity(member, "Orchard Row");
    for (let number = 1; number <= 5; number += 1)
        await ask(member, community, { ...bread(), "What could you use?": `Bread for Sunday, table ${number}` }, { forEverybody: true });
    const cookies = (await member.context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
    await member.leave();
    return { community, cookies };
}

async function scoresOf(url, port, cookies) {
    const { lhr } = await lighthouse(url, { port, logLevel: "silent", onlyCategories: CATEGORIES,
        extraHeaders: cookies ? { Cookie: cookies } : undefined });
    if (lhr.runtimeError) throw new Error(`${url}: ${lhr.runtimeError.message}`);
    return CATEGORIES.map((category) => ({
        category,
        score: Math.round(lhr.categories[category].score * 100),
        lacks: lhr.categories[category].auditRefs
            .filter(({ id, weight }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 0.9)
            .map(({ id }) => id),
    }));
}

async function measure(origin, browser, port) {
    const { community, cookies } = await settle(browser);
    const pages = [["front page", "/"], ["board", `${community}/board`], ["ask form", `${community}/ask`, cookies]];
    let isShort = false;
    for (const [name, path, as] of pages)
        for (const { category, score, lacks } of await scoresOf(origin + path, port, as)) {
            isShort ||= score < LEAST;
            console.log(`${name}, ${category}  ${score}  >= ${LEAST}  ${score < LEAST ? `short  ${lacks.join(", ")}` : "ok"}`);
        }
    return isShort;
}

const server = await Server.start(process.env.PLENTY_BINARY ?? "build/release/plenty");
const port = await freePort();
const browser = await Browser.open(server.origin, [`--remote-debugging-port=${port}`]);
let isShort = true;
try {
    isShort = await measure(server.origin, browser, port);
} finally {
    await browser.close();
    await server.stop();
}
process.exit(isShort ? 1 : 0);
