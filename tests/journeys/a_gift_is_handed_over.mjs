import { desk, deskWithoutScript, phone, phoneWithoutScript } from "./browser.mjs";
import { expect, expectEqual } from "./expect.mjs";
import { newPerson, personal } from "./people.mjs";
import { daysFromNow, foundCommunity, join } from "./ways.mjs";

export const ways = [phone, desk, phoneWithoutScript, deskWithoutScript];

/** What one page after another says to somebody for whom there is nothing any more. */
async function expectGone(visitor, paths) {
    for (const path of paths) expectEqual((await visitor.open(path)).status(), 404, `the status of ${path}`);
}

export default async function aGiftIsHandedOver({ step, visitor: newVisitor, way }) {
    const [neighbour, newcomer, other] = [await newVisitor(), await newVisitor(), await newVisitor()];
    const [nima, noor, otis] = [newPerson(), newPerson(), newPerson()];
    const wish = personal("A pot of soup for two, my oven is broken.");
    const words = { nima: personal("I cook a big pot on Thursdays anyway."), otis: personal("I have lentils and time.") };
    const place = personal("The bench by the ferry");
    const door = personal("Blue door, second bell, 4711");
    const phoneNumber = personal("Telephone 0163 555 0117");
    const [late, thanks] = [personal("I am ten minutes late"), personal("No hurry, the pot is warm")];
    let community;
    let post;
    const meetings = {};

    await step("two neighbours are there already", async () => {
        await join(neighbour, nima);
        community = await foundCommunity(neighbour, `Ferry Lane, ${way.name}`);
        await join(other, otis);
        await other.open(community);
        await other.press("Join this community");
        await other.sees("Welcome to the community!");
    });
    await step("a newcomer finds the community and joins", async () => {
        await newcomer.open(community);
        await newcomer.follow("Join");
        await newcomer.answer({ "Your name here": noor.name, Passphrase: noor.passphrase });
        await newcomer.press("Join");
        await newcomer.picture("joined");
        await newcomer.follow("I have written them down");
        await newcomer.picture("back at the community");
        await newcomer.press("Join this community");
        await newcomer.sees("Welcome to the community!");
        await newcomer.picture("member");
    });
    await step("asks for soup, with a place that only one will read", async () => {
        await newcomer.follow("To the board");
        await newcomer.follow("Ask for something");
        await newcomer.page.getByText("More about it").click();
        await newcomer.answer({ "What could you use?": wish, "What is it?": "Soup", "How many": "1", Area: "By the harbour",
            "Exact place": door });
        await newcomer.press("Ask for something");
        await newcomer.sees("It is on the board.");
        post = newcomer.path;
        await newcomer.picture("own post");
    });
    for (const [name, visitor] of [["nima", neighbour], ["otis", other]])
        await step(`${name} sees it on the board and replies`, async () => {
            await visitor.open(`${community}/board`);
            await visitor.follow(/Soup/);
            await visitor.doesNotSee(door);
            await visitor.picture("post of another");
            await visitor.follow("I can help with this");
            await visitor.picture("reply");
            await visitor.answer({ "Your words": words[name] });
            await visitor.press("Send the reply");
            await visitor.sees("Your reply is on its way.");
            await visitor.sees("Waits for their answer.");
            meetings[name] = visitor.path;
            await visitor.picture("replied");
        });
    await step("the newcomer finds both replies", async () => {
        await newcomer.open("/");
        await newcomer.picture("front page");
        await newcomer.follow("On its way");
        await newcomer.picture("on its way");
        await newcomer.sees(words.nima);
        await newcomer.sees(words.otis);
        await newcomer.open(post);
        await newcomer.picture("own post with replies");
        await newcomer.follow(/^Replies/);
        await newcomer.picture("replies");
        await newcomer.sees(words.nima);
        await newcomer.sees(words.otis);
    });
    await step("nobody else finds them", async () => {
        expectEqual((await other.open(`${post}/replies`)).status(), 404, "the status of the replies");
        expectEqual((await other.open(meetings.nima)).status(), 404, "the status of the other's reply");
        await other.open(post);
        await other.doesNotSee(words.nima);
    });
    await step("chooses one, and declines the other", async () => {
        await newcomer.open(meetings.nima);
        await newcomer.picture("a reply alone");
        await newcomer.open(`${post}/replies`);
        const cards = newcomer.page.locator("form").filter({ has: newcomer.page.getByRole("button", { name: "Not this time" }) });
        expectEqual(await cards.count(), 2, "how many wait for an answer");
        await newcomer.pressIn(newcomer.formOf(meetings.nima), "Yes");
        await newcomer.sees("Your answer is on its way.");
        await newcomer.picture("chosen");
        await newcomer.open(`${post}/replies`);
        await newcomer.picture("one still waits");
        await newcomer.pressIn(newcomer.formOf(meetings.otis), "Not this time");
        expectEqual(newcomer.path, `${post}/replies`, "where the others may wait");
        await newcomer.picture("declined");
    });
    await step("the other hears not this time, and puts it away", async () => {
        await other.open("/handovers");
        await other.sees("Not this time. Thank you for replying.");
        await other.picture("not this time, in the list");
        await other.follow(noor.name);
        await other.picture("not this time");
        await other.press("All right");
        await other.sees("Nothing under way");
        await expectGone(other, [meetings.otis]);
    });
    await step("the one who was chosen proposes a place and a time", async () => {
        await neighbour.open("/handovers");
        await neighbour.sees("It is a yes. Now find a place and a time.");
        await neighbour.follow(noor.name);
        await neighbour.picture("a yes");
        await neighbour.doesNotSee(door);
        await neighbour.answer({ Where: place, When: `${daysFromNow(2)}T18:30`, "How to reach you": phoneNumber });
        await neighbour.press("Propose this");
        await neighbour.sees("Your proposal is there.");
        await neighbour.picture("proposed");
    });
    await step("the newcomer reads it, though not yet how to reach them, and says yes", async () => {
        await newcomer.open("/handovers");
        await newcomer.sees("Do they suit you?");
        await newcomer.follow(nima.name);
        await newcomer.sees(place);
        await newcomer.doesNotSee(phoneNumber);
        await newcomer.picture("a proposal");
        await newcomer.press("Yes, see you there");
        await newcomer.sees("You both have said yes.");
        await newcomer.sees(phoneNumber);
        await newcomer.picture("agreed");
    });
    await step("now each knows where to find the other", async () => {
        await neighbour.open(meetings.nima);
        await neighbour.sees(door);
        await neighbour.picture("agreed");
    });
    await step("they write to each other", async () => {
        await newcomer.answer({ Message: late });
        await newcomer.press("Send the message");
        await neighbour.open(meetings.nima);
        await neighbour.sees(late);
        await neighbour.answer({ Message: thanks });
        await neighbour.press("Send the message");
        await newcomer.open(meetings.nima);
        await newcomer.sees(thanks);
        await newcomer.picture("messages");
    });
    await step("it is handed over", async () => {
        await newcomer.press("It was handed over");
        await newcomer.sees("Lovely. What you two wrote is gone now.");
        await newcomer.sees("Nothing under way");
        await newcomer.picture("handed over");
    });
    await step("and it is gone, for both and for everybody", async () => {
        for (const visitor of [newcomer, neighbour]) {
            await expectGone(visitor, [meetings.nima]);
            await visitor.picture("gone");
            await visitor.open("/handovers");
            await visitor.sees("Nothing under way");
        }
        for (const visitor of [neighbour, other]) {
            await visitor.open(`${community}/board`);
            await visitor.doesNotSee(wish);
            await expectGone(visitor, [post]);
        }
        await newcomer.open("/posts");
        await newcomer.doesNotSee(wish);
        await newcomer.picture("own posts");
    });
    await step("no copy of one's own things knows of it", async () => {
        for (const visitor of [newcomer, neighbour])
            for (const path of ["/me/copy", "/me/copy.json", "/", "/posts", community]) {
                const text = await (await visitor.context.request.get(path)).text();
                for (const secret of [place, door, phoneNumber, late, words.nima, wish])
                    expect(!text.includes(secret), `"${secret}" stands on ${path}`);
            }
    });
}
