// Makes a clause's links copy its address and its citation. Without this they are the plain links they say they are.
const status = document.createElement("p");
status.className = "visually-hidden";
status.setAttribute("role", "status");
document.body.append(status);

function wanted(link) {
  const address = link.parentElement.querySelector("a[data-copy-link]").href;
  if (!link.dataset.cite) return address;
  const text = document.querySelector("[data-cite-before]").dataset;
  return `${text.citeBefore}, ${link.dataset.cite}, ${text.citeAfter}, ${address}`;
}

document.addEventListener("click", async (event) => {
  const link = event.target.closest("a[data-copy-link], a[data-cite]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !navigator.clipboard) return;
  event.preventDefault(); // going there would take the focus off the link
  try {
    await navigator.clipboard.writeText(wanted(link));
  } catch {
    location.assign(link.href);
    return;
  }
  if (!link.dataset.cite) history.replaceState(null, "", link.hash);
  const said = link.textContent;
  const words = document.querySelector("[data-copied]").dataset;
  if (said === words.copied) return;
  link.textContent = words.copied;
  status.textContent = link.dataset.cite ? words.citationCopied : words.linkCopied;
  setTimeout(() => {
    link.textContent = said;
    status.textContent = "";
  }, 1500);
});
