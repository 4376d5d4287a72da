// Marks in the contents where the reader is, and keeps that in sight.
const contents = document.querySelector(".contents");
const entries = [...contents.querySelectorAll('a[href^="#"]')]
  .map((link) => ({ link, target: document.getElementById(link.hash.slice(1)) }))
  .filter((entry) => entry.target);
let current;
let waiting = false;

function follow() {
  waiting = false;
  const reached = entries.filter((entry) => entry.target.getBoundingClientRect().top < innerHeight * 0.3);
  const next = reached.at(-1);
  if (next === current) return;
  current?.link.removeAttribute("aria-current");
  current = next;
  if (!current) return;
  current.link.setAttribute("aria-current", "location");
  const { offsetTop, offsetHeight } = current.link;
  if (offsetTop < contents.scrollTop || offsetTop + offsetHeight > contents.scrollTop + contents.clientHeight) {
    contents.scrollTop = offsetTop - contents.clientHeight / 3;
  }
}

addEventListener("scroll", () => {
  if (!waiting) requestAnimationFrame(follow);
  waiting = true;
}, { passive: true });
follow();
