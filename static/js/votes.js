// A vote is held against itself and the attendance as it is typed, in the words in which the server does once it is kept
// (archive/parser/checks.py and roll_call.py).
"use strict";

const TALLIES = { in_favor: "in favour", against: "against", abstentions: "abstaining", non_voting: "non-voting" };
const numberIn = (field) => (field.value === "" ? null : Number(field.value));

function ballotsIn(field) {
  const lines = field.value.split("\n").filter((line) => line.trim());
  return lines.map((line) => {
    const colon = line.lastIndexOf(":");
    const words = (text) => text.trim().split(/\s+/).join(" ");
    return { name: words(line.slice(0, Math.max(colon, 0))), position: line.slice(colon + 1).trim().toLowerCase() };
  });
}

function* rollCall(what, counts, ballots) {
  for (const [position, count] of Object.entries(counts)) {
    const named = ballots.filter((ballot) => ballot.position === position).length;
    if (count !== named) yield `${what} counts ${count} ${position}; its roll call names ${named}.`;
  }
  const seen = new Set();
  for (const { name, position } of ballots) {
    if (!name || !Object.values(TALLIES).includes(position)) yield `“${name || position}”: say how it voted, as in “Chad: against”.`;
    else if (seen.has(name)) yield `The roll call of ${what} names ${name} twice; the first position stands.`;
    seen.add(name);
  }
}

function* problems(form) {
  const fields = form.elements;
  const given = numberIn(fields.in_favor);
  if (fields.method.value !== "recorded") return;
  const ballots = ballotsIn(fields.ballots);
  const { code, symbol, vote: present } = form.dataset;
  const what = code || symbol || "A resolution";
  if (given !== null) {
    const counts = {};
    for (const [name, position] of Object.entries(TALLIES)) {
      const count = numberIn(fields[name]);
      if (count !== null || name !== "non_voting") counts[position] = count ?? 0;
    }
    const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
    if (present && total !== Number(present)) {
      yield `${code || "A resolution"} counts ${total} votes; the summary counts ${present} delegations present.`;
    }
    if (fields.adopted.checked && given <= counts.against) {
      yield `${what} is said to be adopted by ${given} in favour to ${counts.against} against.`;
    }
    if (ballots.length) yield* rollCall(what, counts, ballots);
  } else if (ballots.length) yield* rollCall(what, {}, ballots);
}

for (const form of document.querySelectorAll("form[data-vote]")) {
  const said = form.querySelector("[role=status] ul");
  const check = () => {
    const told = [...problems(form)];
    const standing = [...said.children].map((item) => item.textContent);
    if (told.join("\n") === standing.join("\n")) return; // read it out once only
    said.replaceChildren(
      ...told.map((message) => Object.assign(document.createElement("li"), { textContent: message })),
    );
  };
  form.addEventListener("input", check);
}
