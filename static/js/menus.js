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

document.addEventListener("turbo:before-cache", () => open().forEach(menu => (menu.open = false)))
