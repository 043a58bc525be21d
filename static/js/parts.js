import { setClocks } from "clocks"

// Fetches this page again and exchanges only the elements marked data-live (each with an id), in place.
let timer

export function refreshParts() {
  clearTimeout(timer)
  timer = setTimeout(exchange, 250 + Math.random() * 250)
}

async function exchange() {
  if (!document.querySelector("[data-live]")) return
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } })
  if (!answer.ok || answer.redirected) return
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html")
  for (const part of document.querySelectorAll("[data-live]")) {
    const next = fresh.getElementById(part.id)
    if (next && !part.isEqualNode(next) && !part.contains(document.activeElement) && !part.querySelector("details[open]")) part.replaceWith(next)
  }
  setClocks()
}
