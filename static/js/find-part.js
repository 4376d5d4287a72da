// A long text is shown in parts. A link to a clause that names no part leads to the first; from there this goes on.
"use strict";

function findPart() {
  const anchor = location.hash.slice(1);
  const asked = new URLSearchParams(location.search);
  if (!anchor || asked.get("clause") === anchor || document.getElementById(anchor)) return;
  location.replace(`?clause=${encodeURIComponent(anchor)}#${anchor}`);
}

findPart();
addEventListener("hashchange", findPart);
