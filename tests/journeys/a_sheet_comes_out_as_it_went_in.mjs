import { desk, phoneWithoutScript } from "./browser.mjs";
import { expect, expectEqual } from "./expect.mjs";
import { personal } from "./people.mjs";
import { foundCommunity, join } from "./ways.mjs";

export const ways = [phoneWithoutScript, desk];

const ROWS = [
    ["Name", "Phone", "Address", "What do you need?", "Neighborhood", "Status", "Intake notes"],
    [personal("Rosalindabel"), personal("07700 900123"), personal("12 Larkspur Court"), "bread, nappies", "By the harbour", "Open", "call first"],
    [personal("Benvenutomir"), personal("07700 900456"), "", "zorbing kit; =soup", "Nowhere Hill", "Open", ""],
    ["Over", "07700 900789", "", "bread", "By the harbour", "Completed", ""],
    ["Unsaid", "07700 900321", "", "", "By the harbour", "Open", ""],
];
const asCsv = (rows) => rows.map((row) => row.map((cell) => `"${cell}"`).join(",")).join("\r\n");
const file = (text) => ({ name: "asks.csv", mimeType: "text/csv", buffer: Buffer.from(text) });

export default async function aSheetComesOutAsItWentIn({ step, visitor: newVisitor, way }) {
    const visitor = await newVisitor();
    const exported = async (community) => (await visitor.context.request.get(`${community}/sheet/export`)).text();
    const send = async (community, text) => {
        await visitor.open(`${community}/sheet`);
        await visitor.page.getByLabel("A file").setInputFiles(file(text));
        await visitor.press("Read it");
        await visitor.seesHeading("What do the columns mean?");
    };
    const agree = () => visitor.page.getByRole("radio", { name: "They said so" }).check();
    const goOn = async () => {
        await send(community, asCsv(ROWS));
        await visitor.press("Go on");
        await visitor.page.getByRole("checkbox", { name: "Go on without these rows" }).check();
        await agree();
        await visitor.press("Enter 4 asks and offers");
        await visitor.seesHeading("The sheet is in");
    };
    let community;
    let sheet;

    await step("finds the way to the sheets", async () => {
        await join(visitor);
        community = await foundCommunity(visitor, `Larkspur Court, ${way.name}`);
        await visitor.follow("Sheets");
        await visitor.picture("sheets");
        await visitor.press("Read it");
        await visitor.sees("Please choose a file, or paste rows.");
    });
    await step("is told of a workbook what to do", async () => {
        await visitor.page.getByLabel("A file").setInputFiles(file("PK\u0003\u0004\u0000 and so on"));
        await visitor.press("Read it");
        await visitor.sees("Please save it there as CSV");
    });
    await step("sees what the columns mean", async () => {
        await send(community, asCsv(ROWS));
        expectEqual(await visitor.answers(["Name", "Phone", "What do you need?", "Status", "Intake notes"]),
            { Name: "Name", Phone: "Phone", "What do you need?": "What is asked for or offered", Status: "Whether it is over",
                "Intake notes": "Leave it out" }, "the guesses");
        await visitor.picture("columns");
    });
    await step("looks at it before it counts", async () => {
        await visitor.press("Go on");
        await visitor.sees("4 asks and offers will be entered.");
        await visitor.sees("This row does not say what is asked for or offered.");
        await visitor.sees("Line 5");
        await visitor.sees("Words we do not know");
        await visitor.picture("look");
    });
    await step("is asked what must be said first, and loses nothing", async () => {
        const places = { "zorbing kit in one row": "Bread", "Nowhere Hill in one row": "Upper Mill Lane" };
        await visitor.answer(places);
        await visitor.press("Enter 4 asks and offers");
        await visitor.sees("One row cannot be entered. Please mend your file, or say that you go on without it.");
        expectEqual(await visitor.answers(Object.keys(places)), places, "where the words belong");
        await visitor.page.getByRole("checkbox", { name: "Go on without these rows" }).check();
        await visitor.press("Enter 4 asks and offers");
        await visitor.sees("Please say how these people agreed.");
        expect(await visitor.page.getByRole("checkbox", { name: "Go on without these rows" }).isChecked(), "the tick is kept");
        await visitor.picture("agree first");
    });
    await step("enters it", async () => {
        await agree();
        await visitor.press("Enter 4 asks and offers");
        await visitor.seesHeading("The sheet is in");
        await visitor.sees("4 asks and offers are on the board.");
        await visitor.picture("in");
        await visitor.follow("To the board");
        await visitor.sees("zorbing kit");
        await visitor.doesNotSee("call first");
        await visitor.doesNotSee("900123");
        await visitor.picture("board");
    });
    await step("takes it back", async () => {
        await visitor.open(`${community}/sheet`);
        await visitor.follow("asks.csv");
        await visitor.press("Take the sheet back");
        await visitor.sees("Everything that came with this sheet is gone.");
        await visitor.picture("taken back");
        await visitor.open(`${community}/board`);
        await visitor.sees("Nothing here yet");
    });
    await step("lets it in again, with its doubles", async () => {
        await goOn();
        sheet = await exported(community);
        expect(sheet.includes("07700 900123") && sheet.includes("12 Larkspur Court"), "the sheet tells how to reach them");
        expect(!sheet.includes("call first"), "the notes were not kept");
        expect(/"?'=soup/.test(sheet), "a formula is disarmed");
        await send(community, asCsv(ROWS));
        await visitor.press("Go on");
        await visitor.sees("Perhaps written twice");
        await visitor.sees("2 rows are here already and stay out.");
        await visitor.picture("doubles");
    });
    await step("comes out of another community the same", async () => {
        const other = await foundCommunity(visitor, `Foxglove Court, ${way.name}`);
        await send(other, sheet);
        await visitor.press("Go on");
        await agree();
        await visitor.press("Enter what is chosen");
        await visitor.seesHeading("The sheet is in");
        expectEqual(await exported(other), sheet, "the sheet that comes out");
    });
}
