// Makes a clause's link copy its address. Without this it is the plain link to the clause that it says it is.
document.addEventListener("click", async (event) => {
  const link = event.target.closest("a[data-copy-link]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !navigator.clipboard) return;
  const words = link.textContent;
  try {
    await navigator.clipboard.writeText(link.href); // the browser goes on to the clause meanwhile
  } catch {
    return;
  }
  link.textContent = "Copied";
  setTimeout(() => { link.textContent = words; }, 1500);
});
