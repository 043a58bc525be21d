// What somebody opened lately, for the palette. The list stays in this browser, is one person's, and no server hears of it.
const KEPT = "kithline.lately."
const MOST = 8
const THINGS = /^\/(t|i|p|o|n|g|u|tags)\/[^/]+$/

export function lately(person) {
  try {
    return JSON.parse(localStorage.getItem(KEPT + person) ?? "[]")
  } catch {
    return []
  }
}

document.addEventListener("turbo:load", () => {
  const person = document.querySelector("command-palette")?.getAttribute("person")
  if (!person) return
  // Somebody else signed in here before: what they opened is nobody's business.
  for (const key of Object.keys(localStorage)) if (key.startsWith(KEPT) && key !== KEPT + person) localStorage.removeItem(key)
  if (!THINGS.test(location.pathname) || !document.querySelector("main h1")) return
  const title = document.title.replace(/^\(\d+\) /, "").split(" · ")[0]
  const others = lately(person).filter(([path]) => path !== location.pathname)
  localStorage.setItem(KEPT + person, JSON.stringify([[location.pathname, title], ...others].slice(0, MOST)))
})
