// Makes a clause's link copy its address. Without this it is the plain link to the clause that it says it is.
const status = document.createElement("p");
status.className = "visually-hidden";
status.setAttribute("role", "status");
document.body.append(status);

document.addEventListener("click", async (event) => {
  const link = event.target.closest("a[data-copy-link]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !navigator.clipboard) return;
  event.preventDefault(); // going to the clause would take the focus off the link
  try {
    await navigator.clipboard.writeText(link.href);
  } catch {
    location.assign(link.href);
    return;
  }
  history.replaceState(null, "", link.hash);
  link.textContent = "Copied";
  status.textContent = "The link is copied.";
  setTimeout(() => {
    link.textContent = "Link";
    status.textContent = "";
  }, 1500);
});
