// The invented people of the journeys. Each name is unlike anything that belongs in a log.
/** Everything that the journeys have typed about people; none of it may turn up in a log. */
export const invented = [];

const FIRST = ["Amarantha", "Bartolomeo", "Chipofya", "Dagfinnur", "Eulalianne", "Fionnghal", "Guillermina", "Hyacintho"];

let number = 0;

/** Somebody who has not been here before. */
export function newPerson() {
    const first = FIRST[number % FIRST.length];
    number += 1;
    const letters = String.fromCharCode(97 + (number % 26), 97 + (Math.floor(number / 26) % 26));
    const person = { first, name: `${first} Quill${letters}`, passphrase: `harbour lantern ${first} ${letters}7 meadow` };
    invented.push(person.first, person.passphrase);
    return person;
}

/** Notes words that the log must not have, and returns them. */
export function personal(words) {
    if (!invented.includes(words)) invented.push(words);
    return words;
}
