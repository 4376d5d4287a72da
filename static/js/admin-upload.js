// Takes any number of files, chosen, dropped or in folders, and sends them some at a time. Without it the form sends
// what was chosen in one request.
"use strict";

const MOST_FILES = 20; // in one request
const MOST_BYTES = 16 * 1024 * 1024; // unless a single file has more

const form = document.getElementById("desk-upload");
const status = form.querySelector("[role=status]");
const button = form.querySelector("[type=submit]");
const inputs = [...form.querySelectorAll("input[type=file]")];
const place = form.querySelector(".desk-drop");

for (const hidden of form.querySelectorAll("[data-script]")) hidden.hidden = false;

// What systems put into folders is no document.
const isMeant = (file) => !file.name.startsWith(".") && file.name !== "Thumbs.db" && file.name !== "desktop.ini";

function* parcels(files) {
  let parcel = [];
  let size = 0;
  for (const file of files) {
    if (parcel.length && (parcel.length === MOST_FILES || size + file.size > MOST_BYTES)) {
      yield parcel;
      [parcel, size] = [[], 0];
    }
    parcel.push(file);
    size += file.size;
  }
  if (parcel.length) yield parcel;
}

async function post(parcel, batch) {
  const body = new FormData();
  body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  if (batch) body.append("batch", batch);
  for (const file of parcel) body.append("documents", file, file.name);
  const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
  if (!answer.ok || answer.redirected) throw new Error(`the archive answered ${answer.status}`);
  return answer.json();
}

async function send(files) {
  button.disabled = true;
  form.setAttribute("aria-busy", "true");
  let sent = 0;
  let told = {};
  try {
    for (const parcel of parcels(files)) {
      status.textContent = `Sending ${sent + 1} to ${sent + parcel.length} of ${files.length}…`;
      told = await post(parcel, told.batch);
      sent += parcel.length;
    }
    location.assign(told.address);
  } catch (error) {
    status.textContent = `Stopped after ${sent} of ${files.length} files: ${error.message}. `;
    if (told.address) {
      const link = document.createElement("a");
      link.href = told.address;
      link.textContent = "See what arrived";
      status.append(link);
    }
    button.disabled = false;
    form.removeAttribute("aria-busy");
  }
}

form.addEventListener("submit", (event) => {
  const files = inputs.flatMap((input) => [...input.files]).filter(isMeant);
  if (!files.length) return; // the server says so
  event.preventDefault();
  send(files);
});

async function inside(entry) {
  if (entry.isFile) return [await new Promise((resolve, reject) => entry.file(resolve, reject))];
  const reader = entry.createReader();
  const found = [];
  for (;;) {
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (!some.length) return found;
    for (const one of some) found.push(...(await inside(one)));
  }
}

for (const name of ["dragenter", "dragover"]) {
  addEventListener(name, (event) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    place.classList.add("desk-drop--over");
  });
}

addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) place.classList.remove("desk-drop--over");
});

addEventListener("drop", async (event) => {
  if (!event.dataTransfer.types.includes("Files")) return;
  event.preventDefault();
  place.classList.remove("desk-drop--over");
  if (button.disabled) return;
  let files = [...event.dataTransfer.files];
  const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry()).filter(Boolean);
  if (entries.some((entry) => entry.isDirectory)) files = (await Promise.all(entries.map(inside))).flat();
  const meant = files.filter(isMeant);
  if (meant.length) send(meant);
});

// Back from the next page, the browser may show this one as it was left.
addEventListener("pageshow", (event) => event.persisted && location.reload());
