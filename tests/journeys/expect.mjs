// What a step says when the world is not as it should be.
import assert from "node:assert/strict";

export function expect(condition, sentence) {
    assert(condition, sentence);
}

export function expectEqual(actual, expected, what) {
    assert.deepEqual(actual, expected, `${what}\n  is        ${JSON.stringify(actual)}\n  should be ${JSON.stringify(expected)}`);
}

export function expectNone(list, what) {
    assert(list.length === 0, `${what}:\n${list.map((item) => `  ${item}`).join("\n")}`);
}
