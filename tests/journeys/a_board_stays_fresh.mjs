import { phone } from "./browser.mjs";
import { expectEqual } from "./expect.mjs";
import { personal } from "./people.mjs";
import { ask, bread, foundCommunity, join } from "./ways.mjs";

export const ways = [phone];

/** A board that somebody has open; `marked` tells later whether it is still the same page. */
async function openBoard(visitor, community) {
    const listening = visitor.page.waitForRequest((request) => request.url().endsWith("/board/events"));
    await visitor.open(`${community}/board`);
    await listening;
    await visitor.page.evaluate(() => { document.body.dataset.marked = "yes"; });
}

const isMarked = (visitor) => visitor.page.evaluate(() => document.body.dataset.marked === "yes");

export default async function aBoardStaysFresh({ step, visitor: newVisitor }) {
    const [poster, reader, stranger] = [await newVisitor(), await newVisitor(), await newVisitor()];
    const own = personal("A rope for the swing, four metres.");
    const open = personal("A wheelbarrow for Saturday.");
    let community;

    await step("three people look at one board, one of them a stranger", async () => {
        await join(poster);
        community = await foundCommunity(poster, "Tide Row");
        await join(reader);
        await reader.open(community);
        await reader.press("Join this community");
        await openBoard(reader, community);
        await openBoard(stranger, community);
    });
    await step("a new ask appears for the member by itself", async () => {
        await ask(poster, community, { ...bread(), "What could you use?": own });
        await reader.sees(own);
        expectEqual(await isMarked(reader), true, "whether the page stayed");
        await stranger.doesNotSee(own);
    });
    await step("one for everybody appears for the stranger, too", async () => {
        await ask(poster, community, { ...bread(), "What could you use?": open }, { forEverybody: true });
        await stranger.sees(open);
        expectEqual(await isMarked(stranger), true, "whether the page stayed");
        await stranger.doesNotSee(own);
        await reader.sees(open);
    });
    await step("without a change nothing moves", async () => {
        const asked = [];
        reader.page.on("request", (request) => asked.push(request.url()));
        await reader.page.waitForTimeout(2000);
        expectEqual(asked.length, 0, "requests of a quiet page");
    });
}
