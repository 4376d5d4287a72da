// Says what is going on while the server reads files. The forms work without it.
"use strict";

function announce(form) {
  const files = form.querySelector("input[type=file]")?.files.length;
  const what = files ? ` ${files} ${files === 1 ? "file" : "files"}` : "";
  form.querySelector("[role=status]").textContent = `${form.dataset.busy}${what}…`;
  form.setAttribute("aria-busy", "true");
  // Once the form has been put together: a disabled button would not be sent.
  setTimeout(() => form.querySelectorAll("[type=submit]").forEach((button) => (button.disabled = true)));
}

for (const form of document.querySelectorAll("form[data-busy]")) {
  form.addEventListener("submit", () => announce(form));
}

for (const button of document.querySelectorAll("[data-tick-all]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    button.form.querySelectorAll("[name=seen]").forEach((box) => (box.checked = true));
  });
}

// Back from the next page, the browser may show this one as it was left.
addEventListener("pageshow", (event) => event.persisted && location.reload());
