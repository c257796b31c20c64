import { phone, phoneWithoutScript } from "./browser.mjs";
import { expect } from "./expect.mjs";
import { newPerson } from "./people.mjs";
import { join } from "./ways.mjs";

export const ways = [phone, phoneWithoutScript];

export default async function somebodyComesBack({ step, visitor: newVisitor }) {
    const visitor = await newVisitor();
    const person = newPerson();
    const signOut = async () => {
        await visitor.open("/me");
        await visitor.press("Sign out");
        await visitor.open("/");
        await visitor.seesHeading("Enough for everyone");
    };
    const recover = (code, passphrase) =>
        visitor.open("/recover")
            .then(() => visitor.answer({ "Your name here": person.name, "One of your codes": code, "A new passphrase": passphrase }))
            .then(() => visitor.press("Get back in"));
    let code;

    await step("joins, and goes", async () => {
        await join(visitor, person);
        code = await visitor.page.getByRole("main").getByRole("listitem").first().innerText();
        await signOut();
    });
    await step("is not let in with another passphrase", async () => {
        await visitor.open("/sign-in");
        await visitor.answer({ "Your name here": person.name, Passphrase: "a wholly different passphrase" });
        await visitor.press("Sign in");
        await visitor.sees("That name and passphrase do not fit together.");
        await visitor.picture("not recognised");
    });
    await step("is led on to the page that asked who they are", async () => {
        await visitor.open("/me");
        await visitor.sees("This is for people who are signed in.");
        await visitor.picture("sign in first");
        await visitor.page.getByRole("main").getByRole("link", { name: "Sign in", exact: true }).click();
        await visitor.answer({ "Your name here": person.name, Passphrase: person.passphrase });
        await visitor.press("Sign in");
        expect(visitor.path === "/me", `they are at ${visitor.path}`);
        await signOut();
    });
    await step("gets back in with a code and a new passphrase", async () => {
        await recover(code, "seven new umbrellas over the mill");
        await visitor.open("/me");
        await visitor.seesHeading("Me");
        await signOut();
    });
    await step("cannot use the code twice", async () => {
        await recover(code, "eight new umbrellas over the mill");
        await visitor.sees("or the code has been used");
        await visitor.picture("code used");
    });
}
