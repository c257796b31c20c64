import { phone, phoneWithoutScript } from "./browser.mjs";
import { expectEqual } from "./expect.mjs";
import { foundCommunity, join, openAskForm } from "./ways.mjs";

// The newcomer's whole way without the script is walked in a_newcomer_joins_and_asks.mjs. Here: nothing is shown that
// would do nothing, and nothing is said only to those whose browser runs the script.
export const ways = [phoneWithoutScript];

const NEEDS_SCRIPT = ["Use where I am", "Print", "Copy"];

export default async function withoutScript({ step, visitor: newVisitor }) {
    const visitor = await newVisitor();
    const showsNoDeadButton = async () => {
        for (const name of NEEDS_SCRIPT) expectEqual(await visitor.button(name).count(), 0, `buttons called "${name}"`);
    };
    let community;

    await step("the codes are shown without a button that does nothing", async () => {
        await join(visitor);
        await showsNoDeadButton();
    });
    await step("a place is asked for without a button that does nothing", async () => {
        await visitor.open("/communities/new");
        await showsNoDeadButton();
        community = await foundCommunity(visitor, "Paper Street");
    });
    await step("an invitation is made without a button that does nothing", async () => {
        await visitor.follow("Invite a neighbour");
        await visitor.press("Make an invitation link");
        await visitor.seesHeading("Invite a neighbour");
        await showsNoDeadButton();
        await visitor.picture("invitation");
    });
    await step("every question of the form can be reached", async () => {
        await openAskForm(visitor, community);
        await visitor.answer({ "Exact place": "The blue door" });
        await visitor.picture("ask, every question");
    });
    await step("the front page says the same with the script", async () => {
        const words = [];
        for (const way of [phone, phoneWithoutScript]) {
            const stranger = await newVisitor(way);
            await stranger.open("/");
            words.push(await stranger.reads());
        }
        expectEqual(words[1], words[0], "the words without the script, beside those with it");
    });
}
