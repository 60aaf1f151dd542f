/* What was asked of the server, each address once. */
import { filesOfMap } from "./sent.js";

const KEPT = 40; // answers: a way back is shown at once
const answers = new Map();

export function answer(address) {
  if (!answers.has(address)) {
    const coming = fetch(address).then((response) => {
      if (!response.ok) answers.delete(address);
      if (!response.ok && response.status !== 500) throw new Error(`${response.status}`); // 500 says in words what is wrong
      return response.text();
    });
    coming.catch(() => answers.delete(address));
    answers.set(address, coming);
    if (answers.size > KEPT) answers.delete(answers.keys().next().value);
  }
  return answers.get(address);
}

/* Files of the map, each fetched and read once: the map's frame takes them from here. */
const files = new Map();
export function load(address) {
  if (!files.has(address)) {
    const coming = fetch(address).then((response) => {
      if (!response.ok) throw new Error(`${response.status} ${address}`);
      return response.json();
    });
    coming.catch(() => files.delete(address));
    files.set(address, coming);
  }
  return files.get(address);
}
