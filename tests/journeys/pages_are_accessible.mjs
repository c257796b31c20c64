import { colours, everything, sidewaysScroll, smallTargets, violations } from "./accessibility.mjs";
import { phone } from "./browser.mjs";
import { expect, expectEqual, expectNone } from "./expect.mjs";
import { reachable } from "./pages.mjs";
import { neighbourhood } from "./neighbourhood.mjs";

export const ways = [phone];

// Links that are a line of text by themselves: as high as the line, with air above and below.
const LINES_OF_TEXT = ["I am new here", "I have been here before", "I lost my passphrase", "To the front page",
    "Back to the board", "To the post"];

async function examine(walk, visitor, path) {
    const { page } = visitor;
    const at = `${path} as ${visitor.who}`;
    await page.emulateMedia({ colorScheme: "light" });
    await visitor.open(path);
    await visitor.picture(`${at} light`);
    await walk.case(`${at} has a title and a language`, async () => {
        expect((await page.title()).length > 3, "the page has no title");
        expectEqual(await page.locator("html").getAttribute("lang"), "en", "its language");
        expectEqual(await page.getByRole("heading", { level: 1 }).count(), 1, "how many first headings it has");
    });
    await walk.case(`${at} does not scroll sideways on a small phone`, async () =>
        expectEqual(await sidewaysScroll(page), 0, "pixels beyond the edge"));
    await walk.case(`${at} can be pressed with a thumb`, async () =>
        expectNone(await smallTargets(page, LINES_OF_TEXT), "targets below 44 px"));
    for (const [colorScheme, sought] of [["light", everything], ["dark", colours]])
        await walk.case(`${at} has no violation that axe knows, ${colorScheme}`, async () => {
            await page.emulateMedia({ colorScheme });
            if (colorScheme === "dark") await visitor.picture(`${at} dark`);
            expectNone(await violations(page, sought), "violations");
        });
}

export default async function pagesAreAccessible(walk) {
    for (const visitor of await neighbourhood(walk))
        for (const path of await reachable(visitor, walk.origin, visitor.from)) await examine(walk, visitor, path);
}
