// Shows what becomes of each file while they are read. Without it the page is loaded anew every few seconds.
"use strict";

const EVERY = 1500; // milliseconds

const files = document.querySelector("[data-progress]");
const bar = files.querySelector("progress");

// Rows come from the same template as those of the page; only one that changed is put in place.
function replaceRow([id, html]) {
  const row = document.getElementById(id);
  const fresh = document.createElement("template");
  fresh.innerHTML = html.trim();
  const coming = fresh.content.firstElementChild;
  if (row && !row.isEqualNode(coming) && !row.contains(document.activeElement)) row.replaceWith(coming);
}

function say(id, text) {
  const place = document.getElementById(id);
  if (place && place.textContent.trim() !== text.trim()) place.textContent = text.trim();
}

async function look() {
  let unread = true;
  try {
    const answer = await fetch(files.dataset.progress, { headers: { Accept: "application/json" } });
    if (answer.redirected) return location.reload(); // to log in
    if (answer.ok) {
      const now = await answer.json();
      Object.entries(now.rows).forEach(replaceRow);
      bar.max = now.files;
      bar.value = now.done;
      say("batch-said", now.said);
      say("batch-unsaid", now.unsaid);
      unread = now.done < now.files;
    }
  } catch {
    // The archive does not answer just now: ask again.
  }
  if (unread) setTimeout(look, EVERY);
}

setTimeout(look, EVERY);
