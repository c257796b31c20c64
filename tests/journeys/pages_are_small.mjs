import { phone } from "./browser.mjs";
import { expect } from "./expect.mjs";
import { neighbourhood } from "./neighbourhood.mjs";
import { reachable } from "./pages.mjs";

export const ways = [phone];

const MOST_OF_A_PAGE = 60_000;
const MOST_OF_SCRIPT = 15_000;

/** What a first visit to the path transfers, headers included: in all, and of script. */
async function weigh(page, path) {
    const session = await page.context().newCDPSession(page);
    const types = new Map();
    const weight = { all: 0, script: 0 };
    session.on("Network.responseReceived", ({ requestId, type }) => types.set(requestId, type));
    session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
        weight.all += encodedDataLength;
        if (types.get(requestId) === "Script") weight.script += encodedDataLength;
    });
    await session.send("Network.enable");
    await session.send("Network.setCacheDisabled", { cacheDisabled: true });
    await page.goto(path, { waitUntil: "load" });
    await session.detach();
    return weight;
}

export default async function pagesAreSmall(walk) {
    for (const visitor of await neighbourhood(walk))
        for (const path of await reachable(visitor, walk.origin, visitor.from))
            await walk.case(`${path} as ${visitor.who}`, async () => {
                const { all, script } = await weigh(visitor.page, path);
                expect(all > 500, `only ${all} bytes arrived, so nothing was weighed`);
                expect(all <= MOST_OF_A_PAGE, `the page weighs ${all} bytes`);
                expect(script <= MOST_OF_SCRIPT, `its script weighs ${script} bytes`);
            });
}
