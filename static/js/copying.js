// <a href="/t/7" data-copy>: the address goes to the clipboard; without a clipboard the link is what it always was, a link.
// <a href="…?quote=9" data-quote>: what is selected in that reply is quoted, instead of all of it.
import { visit } from "vendor/turbo"

function say(words) {
  const toast = document.getElementById("toast")
  if (!toast) return
  toast.textContent = words
  toast.hidden = false
  clearTimeout(say.timer)
  say.timer = setTimeout(() => (toast.hidden = true), 3000)
}

async function copy(link) {
  try {
    await navigator.clipboard.writeText(link.href)
    say("Link copied. It opens only for those who may read this.")
    link.closest("details.menu")?.removeAttribute("open")
  } catch {
    visit(link.href)
  }
}

function chosenIn(place) {
  const selection = getSelection()
  return place && !selection.isCollapsed && place.contains(selection.anchorNode) ? selection.toString().trim().slice(0, 1000) : ""
}

document.addEventListener("click", event => {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.button) return
  const link = event.target.closest?.("a[data-copy]")
  if (link && navigator.clipboard) {
    event.preventDefault()
    copy(link)
  }
  const quote = event.target.closest?.("a[data-quote]")
  const words = quote && chosenIn(quote.closest("article"))
  if (words) {
    event.preventDefault()
    visit(`${quote.href}&words=${encodeURIComponent(words)}`)
  }
})
