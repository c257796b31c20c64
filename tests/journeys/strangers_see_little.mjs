import { phone } from "./browser.mjs";
import { expect, expectEqual } from "./expect.mjs";
import { newPerson, personal } from "./people.mjs";
import { ask, bread, foundCommunity, join } from "./ways.mjs";

export const ways = [phone];

/** The same path with another post in it, one that is not there. */
const missing = (path) => path.replace(/.(.)$/, (_, last) => (last === "7" ? "88" : "77"));

/** Status, headers that do not name the moment, and every byte of what a visitor gets. */
async function answerTo(visitor, path) {
    const response = await visitor.context.request.get(path);
    const headers = response.headers();
    for (const name of ["date", "set-cookie"]) delete headers[name];
    return { status: response.status(), headers, body: (await response.body()).toString("latin1") };
}

export default async function strangersSeeLittle({ step, visitor: newVisitor }) {
    const [member, stranger, otherMember] = [await newVisitor(), await newVisitor(), await newVisitor()];
    const person = newPerson();
    const place = personal("Gate 12b, behind the bakery");
    const closeWords = "Bread for a hard week";
    const openWords = "Bread for the street party";
    let community;
    let closePost;
    let openPost;

    await step("a member asks the community, and everybody", async () => {
        await join(member, person);
        community = await foundCommunity(member, "Quiet Lane");
        closePost = await ask(member, community, { ...bread(), "What could you use?": closeWords, "Exact place": place });
        openPost = await ask(member, community, { ...bread(), "What could you use?": openWords, "Exact place": place },
            { forEverybody: true });
        expect(closePost.startsWith("/posts/") && openPost.startsWith("/posts/"), `${closePost} and ${openPost} are posts`);
        await join(otherMember);
        await foundCommunity(otherMember, "Loud Lane");
    });
    for (const [who, visitor] of [["a stranger", stranger], ["a member of another community", otherMember]]) {
        await step(`for ${who}, what is for members does not exist`, async () => {
            const answer = await answerTo(visitor, closePost);
            expectEqual(answer.status, 404, "the status");
            expectEqual(answer, await answerTo(visitor, missing(closePost)), "the answer, beside that of a missing post");
        });
        await step(`${who} sees the area and the first name of an open post, and no more`, async () => {
            await visitor.open(openPost);
            await visitor.sees(openWords);
            await visitor.sees("By the harbour");
            await visitor.sees(person.first);
            const source = await visitor.page.content();
            expect(!source.includes(person.name), "the whole name stands in the page");
            expect(!source.includes(place), "the exact place stands in the page");
            await visitor.picture(`open post, ${who}`);
        });
        await step(`${who} sees of the board what is open`, async () => {
            await visitor.open(`${community}/board`);
            await visitor.sees(openWords);
            await visitor.doesNotSee(closeWords);
            const source = await visitor.page.content();
            expect(!source.includes(person.name), "the whole name stands in the page");
        });
        await step(`${who} does not see who the members are`, async () => {
            await visitor.open(community);
            await visitor.seesHeading("Quiet Lane");
            await visitor.doesNotSee(person.first);
            await visitor.doesNotSee("We are kind to each other.");
            await visitor.picture(`community, ${who}`);
        });
        await step(`${who} cannot change, pause or take down the post`, async () => {
            await visitor.open(openPost);
            for (const name of ["Change", "Pause", "Take down"])
                expectEqual(await visitor.page.getByText(name, { exact: true }).count(), 0, `buttons called ${name}`);
            for (const verb of ["/edit"])
                expectEqual((await visitor.context.request.get(openPost + verb)).status() >= 400, true, `${verb} is refused`);
        });
    }
}
