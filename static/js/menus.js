// Menus are <details>; here they learn to close when one looks elsewhere.
const open = () => document.querySelectorAll("details.menu[open]")

document.addEventListener("click", event => {
  open().forEach(menu => menu.contains(event.target) || (menu.open = false))
})

document.addEventListener("keydown", event => {
  if (event.key !== "Escape") return
  open().forEach(menu => {
    menu.open = false
    menu.querySelector("summary").focus()
  })
})

// The sheet of six signs stands once on the page; under each reply it is lent when somebody opens the place for it.
document.addEventListener("toggle", event => {
  const place = event.target.querySelector?.("[data-signs]")
  const sheet = document.querySelector("#signs .reactions__sheet")
  if (place && sheet) place.replaceWith(sheet.cloneNode(true))
}, true)

document.addEventListener("turbo:before-cache", () => open().forEach(menu => (menu.open = false)))
