// Single keys: "/" to the search box, "j" and "k" from result to result, "?" to the help. None while one types,
// none with Ctrl, Alt or Meta, and none at all once they are switched off on the help page.
const OFF = "rapporteur-keys-off";
const RESULTS = ".group__title a, .hit__name a, .row__title a, .bars--list .bars__label a:first-child";

function areOff() {
  try {
    return localStorage.getItem(OFF) === "1";
  } catch {
    return false;
  }
}

function isTyping(element) {
  return element.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]") !== null;
}

function move(step) {
  const results = [...document.querySelectorAll(RESULTS)];
  if (!results.length) return;
  const here = results.indexOf(document.activeElement);
  const next = here < 0 ? (step > 0 ? 0 : results.length - 1) : here + step;
  const result = results[next];
  if (!result) return;
  result.focus({ preventScroll: true });
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  result.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
}

const actions = {
  "/": () => document.querySelector("[role=search] input[name=q]")?.focus(),
  j: () => move(1),
  k: () => move(-1),
  "?": () => {
    const help = document.querySelector("a[rel=help]");
    if (help) location.assign(`${help.href}#keys`);
  },
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.defaultPrevented) return;
  if (!Object.hasOwn(actions, event.key) || isTyping(event.target) || areOff()) return;
  event.preventDefault();
  actions[event.key]();
});

const toggle = document.querySelector("[data-keys-off]");
if (toggle) {
  const box = toggle.querySelector("input");
  toggle.hidden = false;
  box.checked = areOff();
  box.addEventListener("change", () => {
    try {
      localStorage.setItem(OFF, box.checked ? "1" : "0");
    } catch {
      box.checked = false; // nothing can be kept in this browser
    }
  });
}
