import { desk, phone, phoneWithoutScript } from "./browser.mjs";
import { expect, expectEqual, expectNone } from "./expect.mjs";
import { violations, sidewaysScroll, smallTargets } from "./accessibility.mjs";
import { newPerson, personal } from "./people.mjs";
import { foundCommunity, join } from "./ways.mjs";

export const ways = [phoneWithoutScript, phone, desk];

/** A day and a time as their field takes them. */
const tomorrowAtSix = () => `${new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)}T18:00`;

/** What stands on a slip: the code, and the path of the private link. */
async function keyOn(visitor) {
    const [code, link] = await visitor.page.locator("main code").allInnerTexts();
    return { code, path: new URL(link).pathname };
}

/** The page is right for whoever holds a small phone or cannot see it; axe needs a page that runs scripts. */
async function isInOrder(visitor, way) {
    expectEqual(await sidewaysScroll(visitor.page), 0, `how far ${visitor.path} scrolls sideways`);
    expectNone(await smallTargets(visitor.page), `what is too small to press on ${visitor.path}`);
    if (way.javaScriptEnabled !== false) expectNone(await violations(visitor.page), `what axe finds on ${visitor.path}`);
}

export default async function aNeighbourWithoutAccount({ step, visitor: newVisitor, way }) {
    const steward = await newVisitor();
    const replier = await newVisitor();
    const rosa = newPerson();
    const contact = personal(`Ring 0770 ${900_000 + Math.floor(Math.random() * 99_999)} before noon`);
    const wish = personal(`Two loaves of bread for ${rosa.first}, dark if you have it`);
    const look = async (visitor, name) => {
        await visitor.picture(name);
        await isInOrder(visitor, way);
    };
    let neighbour = await newVisitor();
    let community;
    let key;

    await step("a community has a page for those without an account", async () => {
        await join(steward);
        community = await foundCommunity(steward, `Ferry Road, ${way.name}`);
        await neighbour.open(community);
        await neighbour.follow("Ask without an account");
        await neighbour.sees("How do we reach you?");
        await look(neighbour, "intake");
    });
    await step("what is missing is asked for, and the rest is given back", async () => {
        await neighbour.answer({ "What is it about?": wish, "How do we reach you?": " ", "What may we call you?": rosa.name,
            "Where about?": "Upper Mill Lane" });
        await neighbour.press("Send");
        await neighbour.sees("Please write something here.");
        expectEqual(await neighbour.answers(["What is it about?", "What may we call you?", "Where about?"]),
            { "What is it about?": wish, "What may we call you?": rosa.name, "Where about?": "Upper Mill Lane" }, "what is given back");
    });
    await step("sending it gives a code and a link", async () => {
        await neighbour.answer({ "How do we reach you?": contact });
        await neighbour.press("Send");
        await neighbour.seesHeading("Thank you. We have it.");
        key = await keyOn(neighbour);
        expect(/^[B-Z]{3} [B-Z]{3}$/.test(key.code), `six letters: ${key.code}`);
        personal(key.path.slice(3));
        await look(neighbour, "code and link");
        await neighbour.open(`${community}/board`);
        await neighbour.doesNotSee(wish);
    });
    await step("a member finds it and puts it on the board", async () => {
        await steward.open(community);
        await steward.follow("Neighbours without an account");
        await look(steward, "neighbours");
        await steward.follow(rosa.name);
        await steward.sees(contact);
        await look(steward, "intake before a member");
        expectEqual(await steward.answers(["What is it?", "Area"]), { "What is it?": "Bread", Area: "Upper Mill Lane" }, "what is filled in");
        await steward.answer({ "How many": "2" });
        await steward.press("Put it on the board");
        await steward.seesHeading(rosa.name);
        await look(steward, "neighbour");
    });
    await step("somebody replies, and learns nothing but the first name", async () => {
        await join(replier);
        await replier.open(community);
        await replier.press("Join this community");
        await replier.open(`${community}/board`);
        await replier.page.getByText(wish).first().waitFor();
        await replier.link(/Bread/).click();
        await replier.page.waitForURL("**/posts/*");
        expect(!(await replier.page.content()).includes(contact), "how to reach them stands in the page");
        await replier.follow("I can help with this");
        await replier.answer({ "Your words": "I bake on Fridays", "How many?": "2" });
        await replier.press("Send the reply");
    });
    await step("the neighbour comes back with the link alone", async () => {
        await neighbour.leave();
        neighbour = await newVisitor();
        await neighbour.open(key.path);
        await neighbour.sees("Something is here for you.");
        await neighbour.doesNotSee(wish);
        await look(neighbour, "doorstep");
        await neighbour.press("Open my page");
        await neighbour.seesHeading(`Hello, ${rosa.name}`);
        await neighbour.sees("1 reply waits for you");
        await look(neighbour, "own page");
    });
    await step("chooses, and proposes a place and a time", async () => {
        await neighbour.follow(wish);
        await neighbour.sees("I bake on Fridays");
        await neighbour.press("Yes");
        await neighbour.open("/handovers");
        await neighbour.page.getByRole("main").getByRole("link").first().click();
        await neighbour.page.waitForURL("**/handovers/*");
        await neighbour.answer({ Where: "At the ferry", When: tomorrowAtSix(), "How to reach you": "The green bell" });
        await neighbour.press("Propose this");
        await neighbour.sees("Your proposal is there.");
    });
    let way_there;
    await step("they meet, and it is done and gone", async () => {
        way_there = neighbour.path;
        await replier.open(way_there);
        await replier.page.getByRole("textbox", { name: "How to reach you" }).first().fill("The blue bicycle");
        await replier.press("Yes, see you there");
        await replier.sees("The green bell");
        await neighbour.open(way_there);
        await neighbour.sees("The blue bicycle");
        await neighbour.press("It was handed over");
        await neighbour.sees("Lovely.");
        expectEqual((await neighbour.open(way_there)).status(), 404, "what is left of it");
        await neighbour.open("/neighbour");
        await neighbour.sees("There is nothing of yours here at the moment.");
    });
    await step("a member who looks after them acts for them, and stops", async () => {
        await steward.open(`${community}/neighbours`);
        await steward.follow(rosa.name);
        await steward.press("Act for them");
        await steward.sees(`You are acting for ${rosa.name}.`);
        await look(steward, "acting");
        await steward.open("/handovers");
        await steward.sees(`You are acting for ${rosa.name}.`);
        expectEqual((await steward.open("/me/passphrase")).status(), 403, "the member's own passphrase meanwhile");
        await steward.press("Back to myself");
        await steward.doesNotSee("You are acting for");
    });
    await step("the code opens the page in another browser", async () => {
        const library = await newVisitor();
        await library.open("/code");
        await library.answer({ "Your name": rosa.first, "The six letters": key.code.toLowerCase() });
        await look(library, "code");
        await library.press("Open my page");
        await library.seesHeading(`Hello, ${rosa.name}`);
        await library.press("Close my page on this device");
        expectEqual((await library.open("/neighbour")).status(), 401, "the page once it is closed");
    });
    await step("once the link is revoked, everything is closed", async () => {
        await steward.press("End them");
        await steward.sees("Their code and link have ended.");
        expectEqual((await neighbour.open("/neighbour")).status(), 401, "the page of whoever was in");
        expectEqual((await neighbour.open(key.path)).status(), 404, "the link");
        await neighbour.sees("This link has ended.");
        await neighbour.picture("link over");
    });
    await step("a member writes somebody down, and asks for them", async () => {
        const tomas = newPerson();
        await steward.open(`${community}/neighbours`);
        await steward.follow("Write somebody down");
        await steward.answer({ "What shall we call them?": tomas.name, "How they are reached": contact });
        await look(steward, "write somebody down");
        await steward.page.getByRole("radio", { name: "Yes, they said so" }).check();
        await steward.press("Ask for them");
        await steward.sees("Is this");
        await look(steward, "known already");
        await steward.page.getByRole("checkbox", { name: /somebody else/ }).check();
        await steward.press("Ask for them");
        await steward.sees(`in the name of ${tomas.name}`);
        await look(steward, "ask for them");
        await steward.answer({ "What could you use?": "A lift to the market", "What is it?": "A ride" });
        await steward.press("Ask for them");
        await steward.seesHeading(tomas.name);
        await steward.press("Make a code and a link");
        await look(steward, "slip");
    });
}
