// Prints the four scores of Lighthouse (mobile) for the pages that people see most; the median of three visits to each.
//
// usage: PLENTY_BINARY=build/release/plenty node tests/journeys/lighthouse.mjs
//
// One line for each score, separated as ./dev bench reads them: what, value, target, ok or short. Ends with 1 if one
// falls short. Minutes long and sensitive to what else the machine does, so no part of ./dev test.
//
// Lighthouse slows the processor to a quarter, which makes a fast desk (an index of 1500 in its own benchmark) into a
// phone. A slower or busier machine is slowed down less, so that the same phone is meant everywhere.
import lighthouse from "lighthouse";
import { chromium } from "playwright-core";
import { Browser, phone } from "./browser.mjs";
import { Server, freePort } from "./server.mjs";
import { ask, bread, foundCommunity, join } from "./ways.mjs";

const LEAST = 95;
const VISITS = 3;
const INDEX_OF_A_DESK = 1500;
const MOBILE_SLOWDOWN = 4;
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];

/** A community with something on its board, one of its posts, and the cookies of a member of it. */
async function settle(browser) {
    const member = await browser.visitor(phone, "lighthouse");
    await join(member);
    const community = await foundCommunity(member, "Orchard Row");
    let post;
    for (let number = 1; number <= 5; number += 1)
        post = await ask(member, community, { ...bread(), "What could you use?": `Bread for Sunday, table ${number}` }, { forEverybody: true });
    const cookies = await member.context.cookies();
    await member.leave();
    return { community, post, cookies };
}

const median = (numbers) => numbers.toSorted((left, right) => left - right)[Math.floor(numbers.length / 2)];

/** Lighthouse visits in the browser's first cookie jar, which a header of cookies does not replace. */
async function keep(port, cookies) {
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    await browser.contexts()[0].clearCookies();
    await browser.contexts()[0].addCookies(cookies);
    await browser.close();
}

async function visit(url, port, cpuSlowdownMultiplier) {
    const { lhr } = await lighthouse(url, { port, logLevel: "silent", onlyCategories: CATEGORIES,
        throttling: { cpuSlowdownMultiplier } });
    if (lhr.runtimeError) throw new Error(`${url}: ${lhr.runtimeError.message}`);
    return lhr;
}

const slowdownHere = ({ environment }) => Math.max(1, MOBILE_SLOWDOWN * Math.min(1, environment.benchmarkIndex / INDEX_OF_A_DESK));

/** Several visits, each with what the one before it told of the machine; the first of all tells only that. */
async function visitsTo(url, port) {
    const visits = [await visit(url, port, 1)];
    while (visits.length <= VISITS) visits.push(await visit(url, port, slowdownHere(visits.at(-1))));
    return visits.slice(1);
}

async function scoresOf(url, port, cookies) {
    await keep(port, cookies);
    const visits = await visitsTo(url, port);
    const last = visits.at(-1);
    return CATEGORIES.map((category) => ({
        category,
        score: Math.round(median(visits.map(({ categories }) => categories[category].score)) * 100),
        lacks: last.categories[category].auditRefs
            .filter(({ id, weight }) => weight > 0 && last.audits[id].score !== null && last.audits[id].score < 0.9)
            .map(({ id }) => id),
    }));
}

async function measure(origin, browser, port) {
    const { community, post, cookies } = await settle(browser);
    const pages = [["front page", "/"], ["community", community], ["board", `${community}/board`], ["post", post],
        ["ask form", `${community}/ask`, cookies]];
    let isShort = false;
    for (const [name, path, as = []] of pages)
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
