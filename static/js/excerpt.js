// Shows a clause's lines in the source below it. Without this its link leads to a page that has both.
async function fetchExcerpt(link) {
  const response = await fetch(link.href);
  if (!response.ok) throw new Error(response.statusText);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  return page.querySelector(".excerpt");
}

document.addEventListener("click", async (event) => {
  const link = event.target.closest("a[data-excerpt]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const notes = link.parentElement;
  const shown = notes.parentElement.querySelector(":scope > .clause__excerpt");
  if (shown) {
    shown.remove();
    link.setAttribute("aria-expanded", "false");
    return;
  }
  try {
    const excerpt = await fetchExcerpt(link);
    excerpt.classList.add("clause__excerpt");
    excerpt.lang = document.documentElement.lang;
    excerpt.dir = "ltr";
    notes.after(excerpt);
    link.setAttribute("aria-expanded", "true");
  } catch {
    location.assign(link.href);
  }
});
