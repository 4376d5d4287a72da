// The two sides of a desk follow one another, and keys go from one thing to the next. All of it works as links without.
"use strict";

const panes = document.querySelector(".desk-panes");
const items = [...panes.querySelectorAll("[data-line]")];

function partsOf(line) {
  return line.dataset.parts.split(" ").filter(Boolean);
}

function linesOf(item) {
  return [...panes.querySelectorAll("[data-parts]")].filter((line) => partsOf(line).includes(item.id));
}

// Within its own side only: the page itself stays where it is.
function bringIntoView(element) {
  const pane = element.closest(".desk-pane");
  if (pane.scrollHeight <= pane.clientHeight + 1) return;
  const at = element.getBoundingClientRect();
  const seen = pane.getBoundingClientRect();
  if (at.top < seen.top + 48 || at.bottom > seen.bottom) pane.scrollTop += at.top - seen.top - seen.height / 3;
}

function light(item, lines) {
  panes.querySelectorAll(".desk-lit").forEach((lit) => lit.classList.remove("desk-lit"));
  [item, ...lines].filter(Boolean).forEach((one) => one.classList.add("desk-lit"));
}

function follow(target) {
  const line = target.closest("[data-parts]");
  const item = line ? document.getElementById(partsOf(line)[0]) : target.closest("[data-line]");
  if (!item) return;
  const lines = linesOf(item);
  light(item, lines);
  if (line) bringIntoView(item);
  else if (lines.length) bringIntoView(lines[0]);
  else if (document.getElementById(`L${item.dataset.line}`)) bringIntoView(document.getElementById(`L${item.dataset.line}`));
}

panes.addEventListener("click", (event) => {
  if (!event.target.closest("a, button, input, select, textarea, label")) follow(event.target);
});

// Keys, where nothing is being written.
let at = items.findIndex((item) => item.classList.contains("desk-chosen"));

function go(step) {
  if (!items.length) return;
  at = Math.min(Math.max(at + step, 0), items.length - 1);
  const open = items[at].querySelector("a.desk-open") ?? items[at].querySelector("a");
  open?.focus({ preventScroll: true });
  bringIntoView(items[at]);
  follow(items[at]);
}

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
  if (event.key === "j") go(1);
  else if (event.key === "k") go(-1);
  else document.querySelector(`[data-key="${CSS.escape(event.key)}"]:enabled`)?.click();
});
document.querySelector(".desk-keys").hidden = false;

// Where a link leads, the other side goes too.
function arrive() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target && panes.contains(target)) follow(target);
}
addEventListener("hashchange", arrive);
arrive();
